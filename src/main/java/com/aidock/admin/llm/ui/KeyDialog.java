package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.Secret;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Consumer;

/** Stores a key where there is none that works, apart from the form. */
class KeyDialog extends ChangeDialog {
    private final LlmConfigDetails config;
    private final PasswordField key = KeyPanel.field();
    private final transient Consumer<LlmConfigDetails> onDone;

    KeyDialog(Workbench workbench, LlmConfigDetails config, Consumer<LlmConfigDetails> onDone) {
        super(workbench, "Key of " + config.form().name(), "Store key");
        this.config = config;
        this.onDone = onDone;
        key.setId("new-api-key");
        key.setLabel("New API key");
        content(new Paragraph("It is used at once, stored encrypted, and never shown again."), key);
        key.focus();
    }

    @Override
    void confirmed() {
        Secret typed = Secret.of(key.getValue());
        run("store key", () -> workbench().configs().setKey(config.id(), config.version(), typed), onDone);
    }

    @Override
    boolean shown(InvalidLlmConfig invalid) {
        key.setErrorMessage(invalid.violations().getFirst().message());
        key.setInvalid(true);
        return true;
    }
}
