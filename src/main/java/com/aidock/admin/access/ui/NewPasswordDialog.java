package com.aidock.admin.access.ui;

import com.aidock.admin.access.UserRefused;
import com.aidock.admin.access.UserRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;

/** Gives a user who forgot it another password. */
class NewPasswordDialog extends FormDialog {
    private final transient UserWork users;
    private final UserRow user;
    private final PasswordField password = Fields.newPassword("New password");

    NewPasswordDialog(UserRow user, UserWork users) {
        super("New password for " + user.email(), "Set password", users);
        this.users = users;
        this.user = user;
        refusals().with(UserRefused.Field.PASSWORD, password);
        fields(new Paragraph("Whoever is signed in as %s is signed out at once.".formatted(user.email())), password);
        password.focus();
    }

    @Override
    Runnable work() {
        String chosen = password.getValue();
        return () -> users.administration().resetPassword(user.id(), chosen);
    }

    @Override
    String success() {
        return user.email() + " has a new password.";
    }
}
