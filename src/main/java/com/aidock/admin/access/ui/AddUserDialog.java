package com.aidock.admin.access.ui;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserRefused;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;

/** Adds a user with a first password, which the user replaces in the own profile. */
class AddUserDialog extends FormDialog {
    private final transient UserWork users;
    private final EmailField email = Fields.email();
    private final PasswordField password = Fields.newPassword("First password");
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>("Role", Role.values());

    AddUserDialog(UserWork users) {
        super("Add user", "Add user", users);
        this.users = users;
        // Not the administrator's own address, which the browser would offer.
        email.setAutocomplete(Autocomplete.OFF);
        role.setItemLabelGenerator(item -> "%s (%s)".formatted(item.label(), item.meaning()));
        role.setValue(Role.VIEWER);
        refusals().with(UserRefused.Field.EMAIL, email).with(UserRefused.Field.PASSWORD, password);
        fields(email, role, password);
        email.focus();
    }

    @Override
    Runnable work() {
        String address = email.getValue();
        String chosen = password.getValue();
        Role given = role.getValue();
        return () -> users.administration().add(address, given, chosen);
    }

    @Override
    String success() {
        return email.getValue().strip() + " can sign in now.";
    }
}
