package com.aidock.admin.access.ui;

import com.aidock.admin.ui.EnterKey;
import com.aidock.admin.ui.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/** A few fields and a button; stays open with what was typed until the work behind the button has succeeded. */
abstract class FormDialog extends Dialog {
    private final transient UserWork users;
    private final Refusals refusals;
    private final Button confirm;

    FormDialog(String title, String button, UserWork users) {
        this.users = users;
        this.refusals = new Refusals(users.reasons());
        this.confirm = new Button(button, click -> submit());
        setHeaderTitle(title);
        setWidth("26rem");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    final Refusals refusals() {
        return refusals;
    }

    final void fields(Component... fields) {
        EnterKey.presses(confirm, fields);
        Div form = new Div(fields);
        form.addClassName("access-form");
        form.add(refusals);
        add(form);
    }

    /** What the button does, with the values as they are now; runs off the screen. */
    abstract Runnable work();

    /** What to tell afterwards. */
    abstract String success();

    private void submit() {
        refusals.clear();
        Runnable work = work();
        users.tasks()
                .run(
                        this,
                        confirm.getText(),
                        () -> {
                            work.run();
                            return Boolean.TRUE;
                        },
                        done -> succeeded(),
                        this::failed);
    }

    private void succeeded() {
        close();
        Notices.success(success());
        users.onChanged().run();
    }

    private void failed(Throwable failure) {
        confirm.setEnabled(true);
        refusals.tell(failure);
    }
}
