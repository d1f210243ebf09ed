package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Changes many configurations at once, each in a short transaction of its own: one that is refused does not hold up the
 * others, and no connection is held for longer than one change takes. Whatever ends it early, it tells what was done.
 */
@Service
public class LlmConfigBatches {
    /** How many configurations one batch may touch. */
    public static final int MOST = 1_000;

    private final LlmConfigReader reader;
    private final LlmConfigWriter writer;
    private final LlmConfigRemoval removal;
    private final BatchSteps steps;
    private final ApplicationEventPublisher events;

    LlmConfigBatches(
            LlmConfigReader reader,
            LlmConfigWriter writer,
            LlmConfigRemoval removal,
            BatchSteps steps,
            ApplicationEventPublisher events) {
        this.steps = steps;
        this.reader = reader;
        this.writer = writer;
        this.removal = removal;
        this.events = events;
    }

    /** What a query lists, names by id, in its order; at most {@link #MOST}. */
    @PreAuthorize("hasRole('VIEWER')")
    public Map<Long, String> names(ListQuery query) {
        return reader.names(query, MOST);
    }

    /** Switches all of them on or off. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_ACTIVATION_CHANGED, first = Audited.First.NONE)
    public BatchResult setActive(Collection<Long> ids, boolean active, BatchProgress progress) {
        return each(AuditAction.LLM_CONFIG_ACTIVATION_CHANGED, ids, progress, id -> {
            LlmConfigDetails before = found(id);
            if (before.form().active() == active) {
                return Optional.empty();
            }
            long version = writer.setActive(id, before.version(), active).version();
            return Optional.of(() -> writer.setActive(id, version, !active));
        });
    }

    /** Gives all of them the same priority, 0 to 1000. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_PRIORITY_CHANGED, first = Audited.First.NONE)
    public BatchResult setPriority(Collection<Long> ids, int priority, BatchProgress progress) {
        return each(AuditAction.LLM_CONFIG_PRIORITY_CHANGED, ids, progress, id -> {
            LlmConfigDetails before = found(id);
            if (before.form().priority() == priority) {
                return Optional.empty();
            }
            long version = writer.setPriority(id, before.version(), priority).version();
            return Optional.of(
                    () -> writer.setPriority(id, version, before.form().priority()));
        });
    }

    /** Deletes all of them that have no usage history; an undo brings them back with their keys. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_DELETED, first = Audited.First.NONE)
    public BatchResult delete(Collection<Long> ids, BatchProgress progress) {
        return each(AuditAction.LLM_CONFIG_DELETED, ids, progress, id -> {
            LlmConfig snapshot = reader.snapshot(id).orElseThrow(() -> new LlmConfigNotFound(id));
            removal.delete(id);
            return Optional.of(() -> writer.restore(snapshot));
        });
    }

    /** Takes back what a batch did, except where somebody has changed it since. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_UPDATED, first = Audited.First.NONE)
    public BatchResult undo(BatchResult done, BatchProgress progress) {
        Map<Long, Runnable> ways = new LinkedHashMap<>();
        done.done().forEach(step -> ways.put(step.id(), step.undo()));
        return each(AuditAction.LLM_CONFIG_UPDATED, ways.keySet(), progress, id -> {
            Objects.requireNonNull(ways.get(id)).run();
            return Optional.of(() -> {});
        });
    }

    private BatchResult each(
            AuditAction action, Collection<Long> ids, BatchProgress progress, LongFunction<Optional<Runnable>> change) {
        return steps.each(ids, progress, new BatchSteps.Change<>() {
            @Override
            public Optional<BatchResult.Step> apply(Long id) {
                return change.apply(id).map(undo -> new BatchResult.Step(id, undo));
            }

            @Override
            public long id(Long id) {
                return id;
            }

            @Override
            public String label(Long id) {
                return "";
            }

            @Override
            public void tell(Long id, RuntimeException failure, String why) {
                AuditedObject object = AuditedObject.llmConfig(id, null);
                events.publishEvent(new AuditedAttempt(action, outcome(failure), object, why, Work.current()));
            }
        });
    }

    static AuditOutcome outcome(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> refusal.outcome();
            case OptimisticLockingFailureException stale -> AuditOutcome.STALE;
            default -> AuditOutcome.FAILED;
        };
    }

    /** Why this one configuration was refused; empty for what would meet all the others too. */
    static Optional<String> why(long id, RuntimeException failure) {
        return switch (failure) {
            case InvalidLlmConfig invalid ->
                Optional.of(invalid.violations().getFirst().message());
            case LlmConfigNotFound gone -> Optional.of(String.valueOf(gone.getMessage()));
            case LlmConfigInUse used -> Optional.of(String.valueOf(used.getMessage()));
            case OptimisticLockingFailureException stale ->
                Optional.of("Somebody changed LLM configuration %d meanwhile; it was left as it is.".formatted(id));
            case DataIntegrityViolationException refused ->
                Optional.of("The database cannot store one of these values; it was left as it is.");
            default -> Optional.empty();
        };
    }

    private LlmConfigDetails found(long id) {
        return reader.find(id).orElseThrow(() -> new LlmConfigNotFound(id));
    }
}
