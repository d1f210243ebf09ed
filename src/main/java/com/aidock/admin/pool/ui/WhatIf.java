package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.Capacity;
import com.aidock.admin.pool.Fleet;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/** What another number of replicas would need of the server. */
class WhatIf extends Div {
    private static final int MOST = 200;

    private final transient Capacity capacity;
    private final IntegerField replicas = new IntegerField("Replicas");
    private final StateMark verdict = new StateMark(Tone.NEUTRAL, "");
    private final UnorderedList facts = new UnorderedList();
    private List<String> shown = List.of();

    WhatIf(Capacity capacity) {
        this.capacity = capacity;
        addClassNames("facts", "what-if");
        replicas.setId("what-if-replicas");
        replicas.setMin(1);
        replicas.setMax(MOST);
        replicas.setStepButtonsVisible(true);
        replicas.setValueChangeMode(ValueChangeMode.EAGER);
        replicas.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage("A whole number from 1 to " + MOST)
                .setMinErrorMessage("1 at least")
                .setMaxErrorMessage(MOST + " at most"));
        replicas.setValue(capacity.replicas());
        replicas.addValueChangeListener(change -> show());
        Div result = new Div(verdict, facts);
        result.getElement().setAttribute("role", "status");
        Div body = new Div(replicas, result);
        body.addClassName("what-if-body");
        Paragraph note = new Paragraph("Each replica is taken to have this one's lanes as they are now.");
        add(new H2("What if there were more replicas?"), note, body);
    }

    void show() {
        Integer count = replicas.getValue();
        if (count == null || count < 1 || count > MOST) {
            verdict.set(Tone.NEUTRAL, "Enter a number of replicas from 1 to " + MOST);
            list(List.of());
            return;
        }
        Fleet fleet = capacity.of(count);
        verdict.set(
                fleet.fits() ? Tone.GOOD : Tone.WARNING,
                fleet.fits()
                        ? "Fits, %d connections stay free".formatted(fleet.left())
                        : "Does not fit: %d connections too many".formatted(-fleet.left()));
        list(facts(fleet, capacity.of(count + 1)));
    }

    private static List<String> facts(Fleet fleet, Fleet oneMore) {
        return List.of(
                fleet.lines() + ".",
                fleet.largestMain() == 0
                        ? "No size of main fits into so many replicas."
                        : "Main can have %d at most in each replica.".formatted(fleet.largestMain()),
                "The server needs max_connections %d at least; it has %d."
                        .formatted(fleet.neededMaxConnections(), fleet.each().maxConnections()),
                "While replicas are replaced one by one there is one more: %s."
                        .formatted(
                                oneMore.fits()
                                        ? "that fits, too"
                                        : "main can have %d at most then, or max_connections must be %d"
                                                .formatted(oneMore.largestMain(), oneMore.neededMaxConnections())));
    }

    private void list(List<String> sentences) {
        if (!sentences.equals(shown)) {
            shown = sentences;
            facts.removeAll();
            sentences.forEach(sentence -> facts.add(new ListItem(sentence)));
        }
    }
}
