package com.aidock.admin.llm.ui;

import com.aidock.admin.events.Refusal;
import com.aidock.admin.llm.BlastRadius;
import com.aidock.admin.llm.ConnectionTests;
import com.aidock.admin.llm.LlmConfigBatches;
import com.aidock.admin.llm.LlmConfigHistory;
import com.aidock.admin.llm.LlmConfigImport;
import com.aidock.admin.llm.LlmConfigKeys;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.TestHistory;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** What the parts of these screens work with. */
@SpringComponent
record Workbench(
        LlmConfigs configs,
        LlmConfigKeys keys,
        LlmConfigBatches batches,
        LlmConfigImport imports,
        ConnectionTests tests,
        LlmConfigHistory history,
        TestHistory testHistory,
        BlastRadius blastRadius,
        BackgroundTasks tasks,
        LateNotices notices,
        Reasons reasons,
        AuthenticationContext authentication) {

    /** Whether the person at this screen may change anything. */
    boolean mayChange() {
        return authentication.hasRole("ADMIN");
    }

    /** What to tell about a failure that belongs to no field; one that nobody expects is reported as well. */
    String text(Throwable failure) {
        if (failure instanceof Refusal) {
            return String.valueOf(failure.getMessage());
        }
        return reasons.known(failure)
                .map(reason -> reason + " Nothing is lost: try again in a moment.")
                .orElseGet(() -> {
                    report(failure);
                    return "This was not done because of an error in the program.";
                });
    }

    /** What ended something that was done in part. */
    String reason(Throwable failure) {
        return reasons.known(failure).orElseGet(() -> {
            report(failure);
            return "An error in the program ended it.";
        });
    }

    private static void report(Throwable failure) {
        UI.getCurrentOrThrow().getSession().getErrorHandler().error(new ErrorEvent(failure));
    }
}
