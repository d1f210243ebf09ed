package com.aidock.admin.llm.ui;

import com.vaadin.flow.component.html.Paragraph;

/** Asks before many configurations are deleted. */
class DeleteManyDialog extends ChangeDialog {
    private final transient Runnable onConfirm;

    DeleteManyDialog(Workbench workbench, int count, Runnable onConfirm) {
        super(workbench, "Delete %,d configurations?".formatted(count), "Delete");
        this.onConfirm = onConfirm;
        content(
                new Paragraph(
                        "Requests that use an active one fail from the moment it is deleted. Those with usage history are kept. It can be taken back as long as this page stays open."));
        confirm().setId("confirm");
        beginAtCancel();
        dangerous();
    }

    @Override
    void confirmed() {
        close();
        onConfirm.run();
    }
}
