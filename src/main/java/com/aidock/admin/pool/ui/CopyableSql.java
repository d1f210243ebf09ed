package com.aidock.admin.pool.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a statement for somebody with more rights than ours, and copies it. */
class CopyableSql extends Div {
    /** Without TLS a browser has no clipboard: then the statement is selected, and copied the old way. */
    private static final String COPY = """
            const [code, button] = [$0, $1];
            const done = () => { button.textContent = 'Copied'; setTimeout(() => { button.textContent = 'Copy SQL'; }, 2000); };
            if (navigator.clipboard) { navigator.clipboard.writeText(code.textContent).then(done); return; }
            getSelection().selectAllChildren(code);
            if (document.execCommand('copy')) done();
            """;

    CopyableSql(String sql) {
        addClassName("copyable-sql");
        Code code = new Code(sql);
        Button copy = new Button("Copy SQL");
        copy.addThemeVariants(ButtonVariant.SMALL);
        copy.addClickListener(click -> getElement().executeJs(COPY, code.getElement(), copy.getElement()));
        Paragraph why =
                new Paragraph("Not a session of this console, or not yours to end. A database administrator can run:");
        add(why, code, copy);
    }
}
