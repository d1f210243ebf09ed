package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigInUse;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;

/** Deletes a configuration after saying what that touches; one with usage can be deactivated here instead. */
class DeleteDialog extends AskDialog<Boolean> {
    private final LlmConfigDetails config;
    private final transient Consumer<LlmConfigDetails> onDeactivated;

    DeleteDialog(
            Workbench workbench,
            LlmConfigDetails config,
            Runnable onDeleted,
            Consumer<LlmConfigDetails> onDeactivated) {
        super(
                workbench,
                "Delete %s?".formatted(config.form().name()),
                text(config),
                "Delete",
                () -> {
                    workbench.configs().delete(config.id());
                    return Boolean.TRUE;
                },
                done -> onDeleted.run());
        this.config = config;
        this.onDeactivated = onDeactivated;
        dangerous();
    }

    @Override
    void failed(Throwable failure) {
        super.failed(failure);
        if (failure instanceof LlmConfigInUse && config.form().active()) {
            confirm().setEnabled(false);
            problem(workbench().text(failure), new Button("Deactivate instead", click -> deactivate()));
        }
    }

    private void deactivate() {
        run("deactivate", () -> workbench().configs().setActive(config.id(), null, false), onDeactivated);
    }

    private static String text(LlmConfigDetails config) {
        String end = "Its key and settings are deleted with it and cannot be brought back.";
        return config.form().active()
                ? "This configuration is active: requests that use it fail from the moment it is deleted. " + end
                : "It is inactive. " + end;
    }
}
