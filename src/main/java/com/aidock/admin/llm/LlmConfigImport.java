package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.llm.document.InvalidDocument;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Takes over configurations that were exported elsewhere, matched by name: shows first what it would do, then does it
 * by the rules of every other change. A stored key or secret header is never overwritten.
 */
@Service
public class LlmConfigImport {
    /** How many configurations one file may have. */
    public static final int MOST = 5_000;
    /** The most bytes of a file. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final String UNDONE = "Undo of an import";

    private final ImportPreview preview;
    private final LlmConfigWriter writer;
    private final LlmConfigRemoval removal;
    private final BatchSteps steps;
    private final ApplicationEventPublisher events;

    LlmConfigImport(
            ImportPreview preview,
            LlmConfigWriter writer,
            LlmConfigRemoval removal,
            BatchSteps steps,
            ApplicationEventPublisher events) {
        this.steps = steps;
        this.preview = preview;
        this.writer = writer;
        this.removal = removal;
        this.events = events;
    }

    /**
     * What the import of this file would do; stores nothing.
     *
     * @throws com.aidock.admin.llm.document.MalformedJson if it is no JSON object
     * @throws InvalidDocument if it is no export
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_IMPORTED, first = Audited.First.NONE)
    public ImportPlan plan(String file) {
        return preview.of(ImportFile.read(file));
    }

    /**
     * Stores what can be stored of it, each configuration in a short transaction of its own; what was changed since the
     * plan was made is left as it is. What ends it early does not take the account of what was stored.
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_IMPORTED, first = Audited.First.NONE)
    public BatchResult apply(ImportPlan plan, BatchProgress progress) {
        return steps.each(plan.toStore(), progress, new BatchSteps.Change<>() {
            @Override
            public Optional<BatchResult.Step> apply(ImportRow row) {
                return Optional.of(store(row, Objects.requireNonNull(row.form())));
            }

            @Override
            public long id(ImportRow row) {
                return row.before() == null ? 0 : row.before().id();
            }

            @Override
            public String label(ImportRow row) {
                return row.name() + ": ";
            }

            @Override
            public void tell(ImportRow row, RuntimeException failure, String why) {
                AuditedObject object = row.before() == null
                        ? new AuditedObject(AuditedType.LLM_CONFIG, null, row.name())
                        : AuditedObject.llmConfig(id(row), row.name());
                events.publishEvent(new AuditedAttempt(
                        AuditAction.LLM_CONFIG_IMPORTED,
                        LlmConfigBatches.outcome(failure),
                        object,
                        why,
                        Work.current()));
            }
        });
    }

    private BatchResult.Step store(ImportRow row, LlmConfigForm form) {
        LlmConfigDetails before = row.before();
        if (before == null) {
            LlmConfigDetails created = writer.create(form, null, AuditAction.LLM_CONFIG_IMPORTED);
            return new BatchResult.Step(created.id(), () -> removal.delete(created.id(), created.version()));
        }
        long version = writer.overwrite(before.id(), before.version(), form).version();
        return new BatchResult.Step(
                before.id(), () -> writer.update(before.id(), version, before.form(), null, UNDONE));
    }
}
