package com.aidock.admin.access.ui;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.ui.BackgroundTasks;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;

/** Adds a user with a first password, which the user replaces in the own profile. */
class AddUserDialog extends FormDialog {
    private final transient UserAdministration administration;
    private final EmailField email;
    private final PasswordField password;
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>("Role", Role.values());

    AddUserDialog(BackgroundTasks tasks, UserAdministration administration, Runnable onDone) {
        this(tasks, administration, onDone, Fields.email(), Fields.newPassword("First password"));
    }

    private AddUserDialog(
            BackgroundTasks tasks,
            UserAdministration administration,
            Runnable onDone,
            EmailField email,
            PasswordField password) {
        super("Add user", "Add user", tasks, Refusals.at(email, password), onDone);
        this.administration = administration;
        this.email = email;
        this.password = password;
        // Not the administrator's own address, which the browser would offer.
        email.setAutocomplete(Autocomplete.OFF);
        role.setItemLabelGenerator(item -> "%s (%s)".formatted(item.label(), item.meaning()));
        role.setValue(Role.VIEWER);
        fields(email, role, password);
        email.focus();
    }

    @Override
    Runnable work() {
        String address = email.getValue();
        String chosen = password.getValue();
        Role given = role.getValue();
        return () -> administration.add(address, given, chosen);
    }

    @Override
    String success() {
        return email.getValue().strip() + " can sign in now.";
    }
}
