package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.ui.EnterKey;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A dialog with one thing to do; stays open with what was typed, and says in itself what went wrong, until it is done.
 */
abstract class ChangeDialog extends Dialog {
    private final transient Workbench workbench;
    private final Div problem = new Div();
    private final Div content = new Div();
    private final Button cancel = new Button("Cancel", click -> close());
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
        add(content, problem);
        getFooter().add(cancel, confirm);
        addDialogCloseActionListener(event -> leave());
    }

    final Workbench workbench() {
        return workbench;
    }

    final Button confirm() {
        return confirm;
    }

    /** What is asked; Enter in a line of text confirms it. */
    final void content(Component... components) {
        content.add(components);
        EnterKey.presses(confirm, components);
        Stream.of(components)
                .filter(TextFieldBase.class::isInstance)
                // Esc comes before a field is left, so only what is sent as it is typed is known by then.
                .forEach(field -> ((TextFieldBase<?, ?>) field).setValueChangeMode(ValueChangeMode.EAGER));
    }

    /** Begins where Enter does no harm. */
    final void beginAtCancel() {
        cancel.focus();
    }

    /** Esc and a click beside the dialog come about easily, so they do not throw away what is typed. */
    private void leave() {
        int typed = (int) content.getChildren().filter(ChangeDialog::isTyped).count();
        if (typed == 0) {
            close();
        } else {
            new UnsavedQuestion(typed, this::close, () -> {}).open();
        }
    }

    private static boolean isTyped(Component component) {
        return component instanceof TextFieldBase<?, ?> field && field.isVisible() && !field.isEmpty();
    }

    /** What it does cannot be taken back, or not for long: its button is red. */
    final void dangerous() {
        confirm.addThemeVariants(ButtonVariant.ERROR);
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
