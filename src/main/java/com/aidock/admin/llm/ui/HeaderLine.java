package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.HeaderForm;
import com.aidock.admin.llm.Secret;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** One header: name, value, whether the value is secret. */
class HeaderLine extends Div {
    private final TextField name = new TextField();
    private final TextField value = new TextField();
    private final Checkbox secret = new Checkbox("Secret");
    private final Button remove = new Button("Remove");
    private final boolean stored;

    private HeaderLine(HeaderForm header, String hint) {
        stored = header.secret() && header.value() == null;
        addClassName("llm-header");
        name.setPlaceholder("Name");
        name.setAriaLabel("Header name");
        name.setValue(header.name());
        value.setAriaLabel("Header value");
        value.setPlaceholder(hint.isEmpty() ? "Value" : hint);
        value.setAutocomplete(Autocomplete.OFF);
        value.setValue(header.value() == null ? "" : header.value().reveal());
        secret.setValue(header.secret());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel("Remove header " + header.name());
        add(name, value, secret, remove);
        name.addValueChangeListener(event -> {
            if (event.isFromClient() && HeaderForm.soundsSecret(event.getValue())) {
                secret.setValue(true);
            }
        });
    }

    static HeaderLine of(HeaderForm header, String hint) {
        return new HeaderLine(header, hint);
    }

    static HeaderLine empty() {
        return new HeaderLine(new HeaderForm("", Secret.of(""), false), "");
    }

    HeaderForm header() {
        return new HeaderForm(name.getValue(), typed(), secret.getValue());
    }

    void onChange(Runnable listener) {
        name.addValueChangeListener(event -> listener.run());
        value.addValueChangeListener(event -> listener.run());
        secret.addValueChangeListener(event -> listener.run());
    }

    void onRemove(Runnable listener) {
        remove.addClickListener(click -> listener.run());
    }

    void focus() {
        name.focus();
    }

    void setReadOnly(boolean readOnly) {
        name.setReadOnly(readOnly);
        value.setReadOnly(readOnly);
        secret.setReadOnly(readOnly);
        remove.setVisible(!readOnly);
    }

    /** Null stands for the stored value; an empty line has none either. */
    private @Nullable Secret typed() {
        boolean nothing = value.isEmpty() && (stored || name.isEmpty());
        return nothing ? null : Secret.of(value.getValue());
    }
}
