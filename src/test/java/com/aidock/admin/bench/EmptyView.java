package com.aidock.admin.bench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** What a Vaadin page costs that shows nothing: the floor that our pages are measured against. */
@Route(value = "bench/empty", autoLayout = false)
@AnonymousAllowed
public class EmptyView extends Div {
    /** The whole page. */
    public EmptyView() {
        setId("empty");
        setText("empty");
    }
}
