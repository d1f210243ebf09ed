package com.aidock.admin.llm.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H2;

/** Asks whether what is typed and not stored may be given up. */
class UnsavedQuestion extends ConfirmDialog {
    UnsavedQuestion(int unsaved, Runnable onDiscard, Runnable onStay) {
        // By itself it would skip a level of headings.
        setHeader(new H2("Discard unsaved changes?"));
        setText("%d %s here %s not saved."
                .formatted(unsaved, unsaved == 1 ? "field" : "fields", unsaved == 1 ? "is" : "are"));
        setConfirmButton("Discard", confirmed -> onDiscard.run(), "error primary");
        setCancelButton("Stay", stay -> onStay.run());
    }
}
