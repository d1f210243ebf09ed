package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.llm.document.InvalidDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final ApplicationEventPublisher events;

    LlmConfigImport(
            ImportPreview preview, LlmConfigWriter writer, LlmConfigRemoval removal, ApplicationEventPublisher events) {
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
     * plan was made is left as it is.
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_IMPORTED, first = Audited.First.NONE)
    public BatchResult apply(ImportPlan plan, BatchProgress progress) {
        List<BatchResult.Step> done = new ArrayList<>();
        List<BatchResult.Refusal> refused = new ArrayList<>();
        int seen = 0;
        for (ImportRow row : plan.toStore()) {
            if (!progress.next(seen++)) {
                break;
            }
            try {
                done.add(store(row, Objects.requireNonNull(row.form())));
            } catch (RuntimeException e) {
                refused.add(refused(row, e));
            }
        }
        return new BatchResult(done, refused);
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

    private BatchResult.Refusal refused(ImportRow row, RuntimeException failure) {
        long id = row.before() == null ? 0 : row.before().id();
        String why = LlmConfigBatches.why(id, failure);
        AuditedObject object = row.before() == null
                ? new AuditedObject(AuditedType.LLM_CONFIG, null, row.name())
                : AuditedObject.llmConfig(id, row.name());
        events.publishEvent(new AuditedAttempt(
                AuditAction.LLM_CONFIG_IMPORTED, LlmConfigBatches.outcome(failure), object, why, Work.current()));
        return new BatchResult.Refusal(id, row.name() + ": " + why);
    }
}
