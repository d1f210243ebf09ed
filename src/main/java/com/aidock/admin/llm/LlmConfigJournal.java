package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.FieldChange;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a revision of every change and tells the audit log, both in the transaction of the change.
 *
 * @see <a href="file:docs/decisions/0014-history-without-envers.md">History without Envers</a>
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LlmConfigJournal {
    private final EntityManager entities;
    private final LlmConfigRevisions revisions;
    private final ApplicationEventPublisher events;

    LlmConfigJournal(EntityManager entities, LlmConfigRevisions revisions, ApplicationEventPublisher events) {
        this.entities = entities;
        this.revisions = revisions;
        this.events = events;
    }

    /** The configuration was stored. */
    public void stored(LlmConfig config, Step step) {
        ConfigContent after = ConfigContent.of(config);
        ConfigContent before = step.before();
        List<String> secrets = before == null ? List.of() : after.secretsChangedSince(before);
        keep(config.id, config.updatedAt, step, after, secrets);
        tell(
                step.action(),
                config,
                ContentDiff.of(before == null ? null : before.fields(), after.fields(), secrets),
                reason(step));
    }

    /** The configuration was deleted; its last state stays. */
    public void deleted(LlmConfig config, Instant at) {
        Step step = Step.of(AuditAction.LLM_CONFIG_DELETED, null);
        ConfigContent last = ConfigContent.of(config);
        keep(config.id, at, step, last, List.of());
        List<FieldChange> gone = ContentDiff.of(null, last.fields(), List.of()).stream()
                .map(field -> new FieldChange(field.field(), field.after(), null))
                .toList();
        tell(step.action(), config, gone, null);
    }

    /** The configuration's row is locked by what was just done to it, so no two revisions get the same number. */
    private void keep(long id, Instant at, Step step, ConfigContent content, List<String> secretsChanged) {
        LlmConfigRevision.Id next = new LlmConfigRevision.Id(id, revisions.latest(id) + 1);
        LlmConfigRevision kept = new LlmConfigRevision(next, at, Work.current().actor(), step.action());
        kept.reason = step.why();
        kept.restoredFrom = step.restoredFrom();
        kept.content = content.fields();
        kept.secretsChanged = secretsChanged;
        entities.persist(kept);
    }

    private void tell(AuditAction action, LlmConfig config, List<FieldChange> changes, @Nullable String reason) {
        events.publishEvent(
                new AuditedChange(action, AuditedObject.llmConfig(config.id, config.name), changes, reason));
    }

    private static @Nullable String reason(Step step) {
        if (step.restoredFrom() == null) {
            return step.why();
        }
        String restored = "Restored from revision %d.".formatted(step.restoredFrom());
        return step.why() == null ? restored : restored + " " + step.why();
    }
}
