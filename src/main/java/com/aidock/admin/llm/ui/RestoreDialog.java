package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.Violation;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks before a revision comes back, for the reason, and for the key if the rules want it again. */
class RestoreDialog extends ChangeDialog {
    private final LlmConfigDetails config;
    private final long revision;
    private final TextField why = new TextField("Reason (optional)");
    private final PasswordField key = KeyPanel.field();
    private final transient Consumer<LlmConfigDetails> onDone;

    RestoreDialog(Workbench workbench, LlmConfigDetails config, long revision, Consumer<LlmConfigDetails> onDone) {
        super(
                workbench,
                "Restore revision %d of %s?".formatted(revision, config.form().name()),
                "Restore");
        this.config = config;
        this.revision = revision;
        this.onDone = onDone;
        why.setId("restore-reason");
        why.setMaxLength(LlmConfigRules.MAX_REASON);
        key.setId("restore-key");
        key.setLabel("API key");
        key.setVisible(false);
        confirm().setId("confirm-restore");
        content(
                new Paragraph(
                        "Every field becomes what it was then, as a new revision. The key and the values of secret"
                                + " headers stay as they are now."),
                why,
                key);
    }

    @Override
    void confirmed() {
        String reason = why.getValue();
        Secret typed = typed();
        run(
                "restore revision",
                () -> workbench().configs().restore(config.id(), config.version(), revision, typed, reason),
                onDone);
    }

    private @Nullable Secret typed() {
        return key.isEmpty() ? null : Secret.of(key.getValue());
    }

    /** A key that is wanted again is asked for here; all else is to be put right in the form. */
    @Override
    boolean shown(InvalidLlmConfig invalid) {
        List<Violation> ofKey = invalid.violations().stream()
                .filter(violation -> violation.field().equals(Fields.API_KEY))
                .toList();
        if (!ofKey.isEmpty()) {
            key.setVisible(true);
            key.setErrorMessage(ofKey.getFirst().message());
            key.setInvalid(true);
        }
        return ofKey.size() == invalid.violations().size();
    }
}
