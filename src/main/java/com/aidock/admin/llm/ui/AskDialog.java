package com.aidock.admin.llm.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks before something is done, and says in itself if it failed. */
class AskDialog<T> extends ChangeDialog {
    private final String operation;
    private final transient Supplier<T> change;
    private final transient Consumer<T> onDone;

    /**
     * @param text what it will touch
     * @param button says what is done, and names the work in lower case
     */
    AskDialog(Workbench workbench, String title, String text, String button, Supplier<T> change, Consumer<T> onDone) {
        super(workbench, title, button);
        this.operation = button.toLowerCase(java.util.Locale.ROOT);
        this.change = change;
        this.onDone = onDone;
        content(new Paragraph(text));
        confirm().setId("confirm");
        beginAtCancel();
    }

    @Override
    void confirmed() {
        run(operation, change, onDone);
    }
}
