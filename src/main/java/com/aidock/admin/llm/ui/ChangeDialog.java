package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.InvalidLlmConfig;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A dialog with one thing to do; stays open with what was typed, and says in itself what went wrong, until it is done.
 */
abstract class ChangeDialog extends Dialog {
    private final transient Workbench workbench;
    private final Div problem = new Div();
    private final Div content = new Div();
    private final Button confirm;

    ChangeDialog(Workbench workbench, String title, String button) {
        this.workbench = workbench;
        this.confirm = new Button(button, click -> confirmed());
        setHeaderTitle(title);
        setWidth("28rem");
        content.addClassName("llm-dialog");
        problem.addClassName("llm-problems");
        problem.getElement().setAttribute("role", "alert");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(this);
        add(content, problem);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    final Workbench workbench() {
        return workbench;
    }

    final Button confirm() {
        return confirm;
    }

    final void content(Component... components) {
        content.add(components);
    }

    /** The person pressed the button. */
    abstract void confirmed();

    /** Runs the change off the screen; closes and goes on when it is done. */
    final <T> void run(String operation, Supplier<T> change, Consumer<T> onDone) {
        problem.removeAll();
        confirm.setEnabled(false);
        workbench
                .tasks()
                .run(
                        this,
                        operation,
                        change,
                        done -> {
                            close();
                            onDone.accept(done);
                        },
                        this::failed);
    }

    /** Says what went wrong, at a field if it belongs to one. */
    void failed(Throwable failure) {
        confirm.setEnabled(true);
        if (!(failure instanceof InvalidLlmConfig invalid) || !shown(invalid)) {
            problem(workbench.text(failure));
        }
    }

    /** Shows the violations at fields; whether all had one. */
    boolean shown(InvalidLlmConfig invalid) {
        return false;
    }

    final void problem(String text, Component... more) {
        problem.setText(text);
        problem.add(more);
    }
}
