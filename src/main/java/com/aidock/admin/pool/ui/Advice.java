package com.aidock.admin.pool.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What is wrong and what to do: the first sentence of the page, and what else there is below it. */
class Advice extends Div {
    private final Div headline = new Div();
    private final UnorderedList others = new UnorderedList();
    private List<String> shown = List.of();

    Advice() {
        addClassName("advice");
        headline.addClassName("advice-headline");
        add(headline, others);
    }

    void show(String first, List<String> recommendations) {
        headline.setText(first);
        List<String> rest = recommendations.stream().skip(1).toList();
        if (!rest.equals(shown)) {
            shown = rest;
            others.removeAll();
            rest.forEach(sentence -> others.add(new ListItem(sentence)));
        }
        others.setVisible(!rest.isEmpty());
    }
}
