package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.events.Refusal;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells the audit log how the test of a draft ended: it stores nothing, but sends a key to a server.
 *
 * @param work who asked for it, where
 */
record DraftAudit(@Nullable Long id, LlmConfigForm form, Work work, ApplicationEventPublisher events) {
    TestReport tell(Supplier<TestReport> test) {
        try {
            TestReport report = test.get();
            tell(
                    AuditOutcome.DONE,
                    report.result().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            return report;
        } catch (CancellationException e) {
            tell(AuditOutcome.DONE, "given up");
            throw e;
        } catch (RuntimeException e) {
            boolean refused = e instanceof Refusal;
            tell(refused ? AuditOutcome.REFUSED : AuditOutcome.FAILED, refused ? "refused" : "an error");
            throw e;
        }
    }

    private void tell(AuditOutcome outcome, String found) {
        events.publishEvent(new AuditedAttempt(
                AuditAction.LLM_CONFIG_TESTED,
                outcome,
                new AuditedObject(AuditedType.LLM_CONFIG, id == null ? null : id.toString(), form.name()),
                "Tested before it was saved, at %s: %s."
                        .formatted(form.apiEndpoint() == null ? "no endpoint" : Origin.of(form.apiEndpoint()), found),
                work));
    }
}
