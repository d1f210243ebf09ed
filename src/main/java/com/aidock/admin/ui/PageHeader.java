package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/** The head of a page: its name, then what is said about it, then its actions at the far end. */
public class PageHeader extends Div {
    private final Div actions = new Div();

    public PageHeader(String title, Component... facts) {
        addClassName("page-header");
        actions.addClassName("page-actions");
        add(new H1(title));
        add(facts);
        add(actions);
    }

    /** Adds buttons at the far end, the most important one last. */
    public PageHeader withActions(Component... components) {
        actions.add(components);
        return this;
    }
}
