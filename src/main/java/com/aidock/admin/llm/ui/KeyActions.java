package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyState;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.PreviousKeyHint;
import java.util.Objects;

/** What can be done with the keys of an open configuration; each is done at once and leaves what was typed alone. */
class KeyActions {
    private final Workbench workbench;
    private final ConfigDetail detail;

    KeyActions(Workbench workbench, ConfigDetail detail) {
        this.workbench = workbench;
        this.detail = detail;
        KeyPanel panel = detail.key();
        panel.onReplace(this::replace);
        panel.onRemove(this::askRemove);
        panel.previous().onBack(this::askBack);
        panel.previous().onForget(this::askForget);
    }

    /** Where there is a key to follow it is rotated; where there is none, or none that can be read, one is stored. */
    private void replace() {
        LlmConfigDetails stored = detail.current();
        if (stored.key().state() == KeyState.STORED) {
            new RotateKeyDialog(workbench, stored, detail::changed).open();
        } else {
            new KeyDialog(workbench, stored, detail::changed).open();
        }
    }

    private void askRemove() {
        LlmConfigDetails stored = detail.current();
        AskDialog<?> question = new AskDialog<>(
                workbench,
                "Remove the key of %s?".formatted(stored.form().name()),
                "The stored key is forgotten, and so is the previous one; requests and tests go without one until another is entered.",
                "Remove key",
                () -> workbench.configs().removeKey(stored.id(), stored.version()),
                detail::changed);
        question.dangerous();
        question.open();
    }

    private void askBack() {
        LlmConfigDetails stored = detail.current();
        PreviousKeyHint previous = Objects.requireNonNull(stored.previousKey());
        new AskDialog<>(
                        workbench,
                        "Switch back to •••• %s?".formatted(previous.last4()),
                        "Requests use it again at once. The present key, •••• %s, becomes the previous one, so that there is a way back from this too."
                                .formatted(stored.key().last4()),
                        "Switch back",
                        () -> workbench.keys().switchBack(stored.id(), stored.version()),
                        detail::changed)
                .open();
    }

    private void askForget() {
        LlmConfigDetails stored = detail.current();
        PreviousKeyHint previous = Objects.requireNonNull(stored.previousKey());
        AskDialog<?> question = new AskDialog<>(
                workbench,
                "Forget •••• %s now?".formatted(previous.last4()),
                "It is erased here before its time, and there is no way back to it. Revoke it at %s as well, if nothing else uses it."
                        .formatted(stored.providerName()),
                "Forget previous key",
                () -> workbench.keys().forgetPrevious(stored.id(), previous.fingerprint()),
                detail::changed);
        question.dangerous();
        question.open();
    }
}
