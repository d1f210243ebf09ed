package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigForm;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One input of the form: what it stood at when the form was read, and where its errors are shown.
 *
 * @param <V> what the input holds, as it is typed
 */
final class FormField<V extends @Nullable Object> {
    private final String name;
    private final String label;
    private final HasValueAndElement<?, V> input;
    private final Function<LlmConfigForm, V> value;
    private V stored;

    /** Over an input whose id becomes the field's name. */
    FormField(String name, String label, HasValueAndElement<?, V> input, Function<LlmConfigForm, V> value) {
        this.name = name;
        this.label = label;
        this.input = input;
        this.value = value;
        this.stored = input.getEmptyValue();
        input.getElement().setAttribute("id", name);
        input.addValueChangeListener(event -> setError(""));
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    Component component() {
        return input.getElement().getComponent().orElseThrow();
    }

    /** Shows the form's value, in place of what was typed. */
    void show(LlmConfigForm form) {
        stored = value.apply(form);
        input.setValue(stored);
        setError("");
    }

    /** Takes the form's value as the stored one; what was typed stays. */
    void rebase(LlmConfigForm form) {
        if (isChanged()) {
            stored = value.apply(form);
        } else {
            show(form);
        }
    }

    /** Replaces what still is the one form's value by the other's. */
    void replace(LlmConfigForm from, LlmConfigForm to) {
        if (Objects.equals(input.getValue(), value.apply(from))) {
            input.setValue(value.apply(to));
        }
    }

    boolean isChanged() {
        return !Objects.equals(input.getValue(), stored);
    }

    boolean differs(LlmConfigForm one, LlmConfigForm other) {
        return !Objects.equals(value.apply(one), value.apply(other));
    }

    /** Whether it was typed in here and changed there, to different values. */
    boolean collides(LlmConfigForm before, LlmConfigForm theirs) {
        return isChanged() && differs(before, theirs) && !Objects.equals(input.getValue(), value.apply(theirs));
    }

    /** The form's value as a person reads it. */
    String text(LlmConfigForm form) {
        return ValueTexts.of(value.apply(form));
    }

    /** What is typed, as a person reads it. */
    String typedText() {
        return ValueTexts.of(input.getValue());
    }

    /** Shows an error at the input; an empty one takes it away. */
    void setError(String message) {
        if (input instanceof HasValidationProperties at) {
            at.setErrorMessage(message);
            at.setInvalid(!message.isEmpty());
        }
    }

    void setReadOnly(boolean readOnly) {
        input.setReadOnly(readOnly);
    }

    void focus() {
        if (input instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        component().getElement().executeJs("this.scrollIntoView({block: 'center'})");
    }

    void onChange(Runnable listener) {
        input.addValueChangeListener((HasValue.ValueChangeListener) event -> listener.run());
    }
}
