package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Cancels statements and ends sessions of ours, on the reserved lane: it works while the other lanes are full. */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class HolderActions {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Sessions sessions;
    private final HolderPreviews previews;
    private final Lanes lanes;
    private final ActDesk desk;

    HolderActions(Sessions sessions, HolderPreviews previews, Lanes lanes, ActDesk desk) {
        this.sessions = sessions;
        this.previews = previews;
        this.lanes = lanes;
        this.desk = desk;
    }

    /**
     * Who is behind the session and what acting on it would do; asks the server.
     *
     * @param meant what an earlier preview showed, or {@link SessionTarget#any}
     */
    public HolderPreview preview(SessionTarget meant) {
        Instant startedAt = meant.startedAt();
        return sessions.look(meant.pid())
                .filter(session -> startedAt == null || session.startedAt().equals(startedAt))
                .map(session -> previews.of(session, meant))
                .orElseGet(() -> previews.gone(meant));
    }

    /**
     * Cancels the statement that the session runs.
     *
     * @throws PoolRefused if it runs none any more, or is not at what was meant by now, or none of ours
     */
    @Audited(AuditAction.POOL_STATEMENT_CANCELLED)
    public ActResult cancel(SessionTarget meant, String reason) {
        String why = Why.optional(reason);
        HolderPreview before = before(meant);
        if (!before.canCancel() || !sessions.cancel(meant, () -> held(meant))) {
            throw refusal(meant, "It runs no statement any more, or is at something else by now.");
        }
        boolean ended = within(() -> !running(meant));
        String done = "Session %d was told to cancel its statement%s."
                .formatted(meant.pid(), ended ? "; it runs no more" : ", which still runs");
        tell(AuditAction.POOL_STATEMENT_CANCELLED, meant, before, done, why);
        return ActResult.done(done);
    }

    /**
     * Ends the session, and frees the place of a connection whose holder does not give it back by itself.
     *
     * @param reason required
     * @throws PoolRefused if it is not at what was meant by now, or none of ours, or no reason is given
     */
    @Audited(AuditAction.POOL_HOLDER_TERMINATED)
    public ActResult terminate(SessionTarget meant, String reason) {
        String why = Why.required(reason);
        HolderPreview before = before(meant);
        if (!sessions.terminate(meant, () -> held(meant))) {
            throw refusal(meant, "It is at something else by now.");
        }
        boolean gone = within(() -> session(meant).isEmpty());
        String done = "Session %d was terminated%s.".formatted(meant.pid(), gone ? "" : "; it has not ended yet");
        if (gone && meant.holder() != null && reclaimed(meant.holder())) {
            done += " Its connection was taken from its holder.";
        }
        tell(AuditAction.POOL_HOLDER_TERMINATED, meant, before, done, why);
        return ActResult.done(done);
    }

    /**
     * Takes a connection from its holder whose session the server has no more.
     *
     * @param reason required
     * @throws PoolRefused if the session exists, or who was meant holds no connection to it
     */
    @Audited(AuditAction.POOL_HOLDER_TERMINATED)
    public ActResult takeBack(SessionTarget meant, String reason) {
        String why = Why.required(reason);
        HolderPreview before = preview(meant);
        Lease holder = before.target() == null ? null : before.target().holder();
        if (!before.orphaned() || holder == null) {
            throw refusal(meant, "The server still has it: terminate it instead.");
        }
        lanes.reclaim(holder);
        String done = "The connection to session %d, which was gone, was taken from its holder.".formatted(meant.pid());
        tell(AuditAction.POOL_HOLDER_TERMINATED, meant, before, done, why);
        return ActResult.done(done);
    }

    /** The reason stands before the statement, which may be longer than there is room for. */
    private void tell(AuditAction action, SessionTarget meant, HolderPreview before, String done, String why) {
        String statement = before.statement();
        desk.done(
                action,
                AuditedObject.pool(meant.toString(), meant.label()),
                done + " " + before.facts().getFirst(),
                why,
                statement == null ? "" : "Last statement: " + statement);
    }

    /** Refuses early what the statement itself would refuse too, and remembers who it was. */
    private HolderPreview before(SessionTarget meant) {
        HolderPreview before = preview(meant);
        if (!before.there()) {
            throw refusal(meant, "");
        }
        return before;
    }

    /** Says what is otherwise than it was shown. */
    private PoolRefused refusal(SessionTarget meant, String ifThere) {
        HolderPreview now = preview(meant);
        return new PoolRefused("Nothing was done to session %d. %s"
                .formatted(meant.pid(), now.there() ? ifThere : now.facts().getLast()));
    }

    private boolean held(SessionTarget meant) {
        return meant.holder() == null || lanes.leases().held().contains(meant.holder());
    }

    /** A holder that never comes back, or waits on a socket that says nothing, would keep the place for ever. */
    private boolean reclaimed(Lease lease) {
        boolean kept = !within(() -> !lanes.leases().held().contains(lease), A_MOMENT);
        if (kept) {
            lanes.reclaim(lease);
        }
        return kept;
    }

    private boolean running(SessionTarget meant) {
        return session(meant).filter(SessionFacts::running).isPresent();
    }

    private Optional<SessionFacts> session(SessionTarget meant) {
        return sessions.look(meant.pid()).filter(now -> now.startedAt().equals(meant.startedAt()));
    }

    private static boolean within(BooleanSupplier condition) {
        return within(condition, PATIENCE);
    }

    private static boolean within(BooleanSupplier condition, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
