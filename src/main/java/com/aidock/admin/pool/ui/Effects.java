package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.act.ActPreview;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What an action would do now, and the arithmetic behind it; or why it cannot be done. */
class Effects extends Div {
    private final Div refusal = new Div();
    private final UnorderedList list = new UnorderedList();
    private final StateMark warning = new StateMark(Tone.WARNING, "");
    private final Paragraph sum = new Paragraph();
    private List<String> shown = List.of();

    Effects() {
        addClassName("act-effects");
        refusal.addClassName("act-refusal");
        refusal.getElement().setAttribute("role", "alert");
        sum.addClassName("act-sum");
        warning.setVisible(false);
        add(refusal, list, warning, sum);
    }

    void show(ActPreview preview) {
        String why = preview.refusal();
        refusal.setText(why == null ? "" : why);
        String risk = preview.warning();
        warning.setVisible(risk != null);
        warning.set(Tone.WARNING, risk == null ? "" : risk);
        String lines = preview.sum();
        // A refusal for its size names the sum already.
        boolean told = lines == null || why != null && why.contains(lines);
        sum.setText(told ? "" : lines + ".");
        list(preview.effects());
    }

    /** Why it cannot be done, as it is shown; empty if it can. */
    String refusal() {
        return refusal.getText();
    }

    void list(List<String> effects) {
        if (!effects.equals(shown)) {
            shown = effects;
            list.removeAll();
            effects.forEach(effect -> list.add(new ListItem(effect)));
        }
    }
}
