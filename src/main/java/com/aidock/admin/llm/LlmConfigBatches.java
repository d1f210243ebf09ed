package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Changes many configurations at once, each in a short transaction of its own: one that is refused does not hold up the
 * others, and no connection is held for longer than one change takes.
 */
@Service
public class LlmConfigBatches {
    /** How many configurations one batch may touch. */
    public static final int MOST = 1_000;

    private final LlmConfigReader reader;
    private final LlmConfigWriter writer;
    private final LlmConfigRemoval removal;
    private final ApplicationEventPublisher events;

    LlmConfigBatches(
            LlmConfigReader reader,
            LlmConfigWriter writer,
            LlmConfigRemoval removal,
            ApplicationEventPublisher events) {
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
        List<BatchResult.Step> done = new ArrayList<>();
        List<BatchResult.Refusal> refused = new ArrayList<>();
        int seen = 0;
        for (long id : ids) {
            if (!progress.next(seen++)) {
                break;
            }
            try {
                change.apply(id).ifPresent(undo -> done.add(new BatchResult.Step(id, undo)));
            } catch (RuntimeException e) {
                String why = why(id, e);
                refused.add(new BatchResult.Refusal(id, why));
                events.publishEvent(attempt(action, id, e, why));
            }
        }
        return new BatchResult(done, refused);
    }

    private static AuditedAttempt attempt(AuditAction action, long id, RuntimeException failure, String why) {
        return new AuditedAttempt(action, outcome(failure), AuditedObject.llmConfig(id, null), why, Work.current());
    }

    static AuditOutcome outcome(RuntimeException failure) {
        return failure instanceof Refusal refusal ? refusal.outcome() : AuditOutcome.STALE;
    }

    /** Rethrows what is not about this one configuration: a database that is away would refuse all the others too. */
    static String why(long id, RuntimeException failure) {
        return switch (failure) {
            case InvalidLlmConfig invalid -> invalid.violations().getFirst().message();
            case LlmConfigNotFound gone -> String.valueOf(gone.getMessage());
            case LlmConfigInUse used -> String.valueOf(used.getMessage());
            case org.springframework.dao.OptimisticLockingFailureException stale ->
                "Somebody changed LLM configuration %d meanwhile; it was left as it is.".formatted(id);
            default -> throw failure;
        };
    }

    private LlmConfigDetails found(long id) {
        return reader.find(id).orElseThrow(() -> new LlmConfigNotFound(id));
    }
}
