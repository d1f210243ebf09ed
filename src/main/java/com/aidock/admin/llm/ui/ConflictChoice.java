package com.aidock.admin.llm.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;

/** One field that two people changed: both values beside each other, one of them to be chosen. */
class ConflictChoice extends RadioButtonGroup<ConflictChoice.Side> {
    /** Whose value. */
    enum Side {
        THEIRS,
        MINE
    }

    private final transient FormField<?> field;

    ConflictChoice(FormField<?> field, String theirs, Runnable onChoice) {
        this.field = field;
        String mine = field.typedText();
        setId("choice-" + field.name());
        setLabel(field.label());
        addClassName("llm-conflict-choice");
        setItems(Side.values());
        setItemLabelGenerator(side -> side == Side.THEIRS ? "Stored now: " + theirs : "Yours: " + mine);
        setRenderer(new ComponentRenderer<>(
                side -> side == Side.THEIRS ? cell("Stored now", theirs) : cell("Yours", mine)));
        addValueChangeListener(event -> onChoice.run());
    }

    FormField<?> field() {
        return field;
    }

    boolean isMade() {
        return !isEmpty();
    }

    boolean isTheirs() {
        return getValue() == Side.THEIRS;
    }

    private static Div cell(String whose, String value) {
        Span label = new Span(whose);
        label.addClassName("llm-secondary");
        Div text = new Div(value);
        text.addClassName("llm-conflict-value");
        return new Div(label, text);
    }
}
