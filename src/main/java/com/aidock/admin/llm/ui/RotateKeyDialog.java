package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigKeys;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.StaleLlmConfig;
import com.aidock.admin.llm.TestReport;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rotates a key: the next one is typed, tested by the same way that real use takes, and only then put in the place of
 * the present one. Who wants to switch without that must say so.
 */
class RotateKeyDialog extends ChangeDialog {
    private final transient Consumer<LlmConfigDetails> onDone;
    private final Paragraph where = new Paragraph();
    private final PasswordField key = KeyPanel.field();
    private final Button test = new Button("Test next key", click -> test());
    private final TestPanel panel;
    private final Checkbox untested = new Checkbox();
    private LlmConfigDetails config;
    private transient @Nullable Secret testing;
    private transient @Nullable Proof proof;

    /** What a test found, and of which key; the key may have been typed anew since. */
    private record Proof(Secret key, TestReport report) {}

    RotateKeyDialog(Workbench workbench, LlmConfigDetails config, Consumer<LlmConfigDetails> onDone) {
        super(workbench, "Rotate the key of " + config.form().name(), "Switch");
        this.config = config;
        this.onDone = onDone;
        this.panel = new TestPanel(workbench, this::tested);
        setWidth("36rem");
        confirm().setId("switch-key");
        key.setId("new-api-key");
        key.setLabel("Next API key");
        key.setWidthFull();
        key.setValueChangeMode(ValueChangeMode.EAGER);
        key.addValueChangeListener(event -> typed());
        test.setId("test-next-key");
        untested.setId("switch-untested");
        untested.addValueChangeListener(event -> fit());
        panel.setVisible(false);
        addDetachListener(event -> panel.cancel());
        content(where, key, test, panel, untested);
        show(config);
        key.focus();
    }

    private void show(LlmConfigDetails stored) {
        config = stored;
        proof = null;
        where.setText(
                "Tested and used with %s at %s, in place of •••• %s. That one is kept for a while: you can switch back."
                        .formatted(
                                stored.providerName(),
                                stored.form().apiEndpoint(),
                                stored.key().last4()));
        fit();
    }

    private void typed() {
        proof = null;
        key.setInvalid(false);
        panel.cancel();
        panel.setVisible(false);
        fit();
    }

    private void test() {
        Secret next = Secret.of(key.getValue());
        try {
            LlmConfigKeys.check(next);
            testing = next;
            panel.setVisible(true);
            panel.start(listener -> workbench().tests().testDraft(config.id(), config.form(), next, listener));
        } catch (InvalidLlmConfig invalid) {
            panel.setVisible(false);
            failed(invalid);
        }
    }

    private void tested(TestReport report) {
        Secret typed = Secret.of(key.getValue());
        // Another one may have been typed while the answer was on its way.
        if (testing != null && typed.equals(testing)) {
            proof = new Proof(typed, report);
            fit();
        }
        if (proven()) {
            confirm().focus();
        }
    }

    private boolean proven() {
        return proof != null && LlmConfigKeys.proves(proof.report());
    }

    /** Says what is not known about the key; asks for a yes to exactly that. */
    private void fit() {
        boolean proven = proven();
        untested.setVisible(!proven && !key.isEmpty());
        untested.setLabel(doubt());
        test.setEnabled(!key.isEmpty());
        confirm().setEnabled(!key.isEmpty() && (proven || Boolean.TRUE.equals(untested.getValue())));
    }

    private String doubt() {
        if (proof == null) {
            return "Switch without a test: nobody knows whether %s accepts this key.".formatted(config.providerName());
        }
        return proof.report().result().ok()
                ? "Switch nevertheless: the connection works, but %s did not check the key."
                        .formatted(config.providerName())
                : "Switch although the test did not succeed: requests may fail from then on.";
    }

    @Override
    void confirmed() {
        Secret next = Secret.of(key.getValue());
        TestReport report = proof != null && proof.key().equals(next) ? proof.report() : null;
        LlmConfigDetails stored = config;
        run("rotate key", () -> workbench().keys().rotate(stored.id(), stored.version(), next, report), onDone);
    }

    @Override
    void failed(Throwable failure) {
        if (failure instanceof StaleLlmConfig stale) {
            untested.setValue(false);
            panel.setVisible(false);
            show(stale.current());
            problem(
                    "Not switched: somebody else changed this configuration meanwhile. The key that you typed is still here. Look at where it goes now, and test it again.");
        } else {
            super.failed(failure);
        }
    }

    @Override
    boolean shown(InvalidLlmConfig invalid) {
        key.setErrorMessage(invalid.violations().getFirst().message());
        key.setInvalid(true);
        key.focus();
        return true;
    }
}
