package com.aidock.admin.pool.ui;

import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What is wrong and what to do: the first sentence of the page, and what else there is below it. */
class Advice extends Div {
    private static final String SENTENCE_END = ". ";

    private final Div headline = new Div();
    private final Div detail = new Div();
    private final UnorderedList others = new UnorderedList();
    private List<String> shown = List.of();

    Advice() {
        addClassName("advice");
        headline.addClassName("advice-headline");
        detail.addClassName("advice-detail");
        add(headline, detail, others);
    }

    /**
     * Shows what to do, most urgent first.
     *
     * @param told whether the first sentence is told by the incident above
     */
    void show(String first, List<String> recommendations, boolean told) {
        headline.setVisible(!told);
        detail.setVisible(!told);
        int end = first.indexOf(SENTENCE_END);
        LiveText.set(headline, end < 0 ? first : first.substring(0, end + 1));
        LiveText.set(detail, end < 0 ? "" : first.substring(end + SENTENCE_END.length()));
        List<String> rest = recommendations.stream().skip(1).toList();
        if (!rest.equals(shown)) {
            shown = rest;
            others.removeAll();
            rest.forEach(sentence -> others.add(new ListItem(sentence)));
        }
        others.setVisible(!rest.isEmpty());
        setVisible(!told || !rest.isEmpty());
    }
}
