package com.aidock.admin.access.ui;

import com.aidock.admin.access.EmailRule;
import com.aidock.admin.access.PasswordRule;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;

/** The fields that several of these screens have; what is right in them the rules decide, on the server. */
final class Fields {
    private Fields() {}

    static EmailField email() {
        EmailField field = new EmailField("E-mail");
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
        field.setMaxLength(EmailRule.MAXIMUM);
        field.setAutocomplete(Autocomplete.USERNAME);
        return field;
    }

    static PasswordField newPassword(String label) {
        PasswordField field = password(label, Autocomplete.NEW_PASSWORD);
        field.setHelperText(PasswordRule.TEXT);
        return field;
    }

    static PasswordField currentPassword() {
        return password("Current password", Autocomplete.CURRENT_PASSWORD);
    }

    private static PasswordField password(String label, Autocomplete autocomplete) {
        PasswordField field = new PasswordField(label);
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
        field.setAutocomplete(autocomplete);
        return field;
    }
}
