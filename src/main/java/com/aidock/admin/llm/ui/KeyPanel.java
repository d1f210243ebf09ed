package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.KeyHint;
import com.aidock.admin.llm.KeyState;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.jspecify.annotations.Nullable;

/**
 * The key of a configuration: what may be shown of the stored one, and a field to type one, which is there for a new
 * configuration and when a stored key must be entered again.
 */
class KeyPanel extends Div {
    private final Div stored = new Div();
    private final PasswordField typed = field();
    private final PreviousKeyLine previous = new PreviousKeyLine();
    private final Button replace = small("Rotate key…");
    private final Button remove = small("Remove key…");

    private KeyPanel() {
        addClassName("llm-key");
        stored.addClassName("llm-key-stored");
        replace.setId("replace-key");
        remove.setId("remove-key");
        add(stored, previous, typed);
    }

    /** For a new configuration: a field and nothing else. */
    static KeyPanel typing() {
        return new KeyPanel();
    }

    /** For a stored configuration: its key is shown by what may be shown of it, and changed on its own. */
    static KeyPanel stored() {
        KeyPanel panel = new KeyPanel();
        panel.typed.setVisible(false);
        return panel;
    }

    /** A field for a key: never filled by the browser, never shown. */
    static PasswordField field() {
        PasswordField field = new PasswordField("API key");
        field.setId(Fields.API_KEY);
        field.setManualValidation(true);
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        field.setMaxLength(2000);
        return field;
    }

    void show(LlmConfigDetails config, boolean mayChange) {
        KeyHint hint = config.key();
        previous.show(config.previousKey(), mayChange);
        typed.setVisible(false);
        typed.clear();
        stored.removeAll();
        Span label = new Span("API key");
        label.addClassName("llm-label");
        stored.add(label, mark(hint), replace, remove);
        replace.setText(hint.state() == KeyState.STORED ? "Rotate key…" : "Enter key…");
        replace.setEnabled(mayChange);
        remove.setEnabled(mayChange);
        remove.setVisible(hint.state() != KeyState.NONE);
    }

    PreviousKeyLine previous() {
        return previous;
    }

    void onReplace(Runnable action) {
        replace.addClickListener(click -> action.run());
    }

    void onRemove(Runnable action) {
        remove.addClickListener(click -> action.run());
    }

    /** What was typed, or null for nothing. */
    @Nullable
    Secret typed() {
        return !typed.isVisible() || typed.isEmpty() ? null : Secret.of(typed.getValue());
    }

    /** Shows the field with this in it; nothing leaves it as it is. */
    void ask(@Nullable Secret key) {
        if (key != null) {
            typed.setVisible(true);
            typed.setValue(key.reveal());
        }
    }

    void clear() {
        typed.clear();
    }

    /** Asks for the key with the reason; an empty one takes the error away. */
    void setError(String message) {
        typed.setErrorMessage(message);
        typed.setInvalid(!message.isEmpty());
        if (!message.isEmpty()) {
            typed.setVisible(true);
        }
    }

    void focus() {
        typed.focus();
    }

    void onTyped(Runnable listener) {
        typed.addValueChangeListener(event -> {
            setError("");
            listener.run();
        });
    }

    private static Component mark(KeyHint hint) {
        return switch (hint.state()) {
            case NONE -> new StateMark(Tone.NEUTRAL, "none stored");
            case STORED -> {
                Span fingerprint = new Span("fingerprint " + hint.fingerprint());
                fingerprint.addClassName("llm-secondary");
                Span mark = new Span(new Span("•••• " + hint.last4()), fingerprint);
                if (hint.storedAt() != null) {
                    Span since = new Span(new Span("since "), new RelativeTime(hint.storedAt()));
                    since.addClassName("llm-secondary");
                    mark.add(since);
                }
                mark.addClassName("llm-key-stored");
                yield mark;
            }
            case UNREADABLE ->
                new StateMark(Tone.BAD, "•••• %s cannot be read: enter it again".formatted(hint.last4()));
        };
    }

    private static Button small(String text) {
        Button button = new Button(text);
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
