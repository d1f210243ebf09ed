package com.aidock.admin.access.ui;

import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.access.UserRefused;
import com.aidock.admin.access.UserRow;
import com.aidock.admin.ui.BackgroundTasks;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;

/** Gives a user who forgot it another password. */
class NewPasswordDialog extends FormDialog {
    private final transient UserAdministration administration;
    private final UserRow user;
    private final PasswordField password;

    NewPasswordDialog(UserRow user, BackgroundTasks tasks, UserAdministration administration, Runnable onDone) {
        this(user, tasks, administration, onDone, Fields.newPassword("New password"));
    }

    private NewPasswordDialog(
            UserRow user,
            BackgroundTasks tasks,
            UserAdministration administration,
            Runnable onDone,
            PasswordField password) {
        super(
                "New password for " + user.email(),
                "Set password",
                tasks,
                new Refusals().with(UserRefused.Field.PASSWORD, password),
                onDone);
        this.administration = administration;
        this.user = user;
        this.password = password;
        fields(new Paragraph("Whoever is signed in as %s is signed out at once.".formatted(user.email())), password);
        password.focus();
    }

    @Override
    Runnable work() {
        String chosen = password.getValue();
        return () -> administration.resetPassword(user.id(), chosen);
    }

    @Override
    String success() {
        return user.email() + " has a new password.";
    }
}
