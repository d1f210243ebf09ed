package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Says that there is nothing, why, and what the next step is. */
public class EmptyState extends Div {
    /** With the next steps, usually one button. */
    public EmptyState(String title, String text, Component... actions) {
        addClassName("empty-state");
        Paragraph heading = new Paragraph(title);
        heading.addClassName("empty-state-title");
        add(heading, new Paragraph(text));
        add(actions);
    }
}
