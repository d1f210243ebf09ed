package com.aidock.admin.shell;

import com.aidock.admin.pool.ui.PoolMark;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;

/**
 * Says what happened, what is safe and what to do next. Stands alone, without the frame: it must show even if the frame
 * is what failed, and to people who are not signed in.
 */
abstract class ErrorPage extends Div {
    ErrorPage() {
        addClassName("error-page");
        getElement().setAttribute("role", "main");
    }

    final void say(String title, Component... paragraphs) {
        Nav ways = new Nav(
                new Anchor("admin/llm-configs", "LLM configurations"), new Anchor(PoolMark.PAGE, "Pool health"));
        ways.setAriaLabel("Ways on");
        Div card = new Div(new H1(title));
        card.addClassName("error-card");
        card.add(paragraphs);
        card.add(ways);
        add(card);
    }
}
