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
import org.jspecify.annotations.Nullable;
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
     * @param startedAt when the session that is meant began, or null for the one that has the pid now
     */
    public HolderPreview preview(int pid, @Nullable Instant startedAt) {
        return sessions.look(pid)
                .filter(session -> startedAt == null || session.startedAt().equals(startedAt))
                .map(previews::of)
                .orElseGet(() -> previews.gone(pid));
    }

    /**
     * Cancels the statement that the session runs.
     *
     * @throws PoolRefused if the pid is another session by now, or none of ours
     */
    @Audited(AuditAction.POOL_STATEMENT_CANCELLED)
    public ActResult cancel(int pid, Instant startedAt, String reason) {
        String why = Why.optional(reason);
        HolderPreview before = before(pid, startedAt);
        if (!sessions.cancel(pid, startedAt)) {
            throw another(pid);
        }
        boolean ended = within(() -> !running(pid, startedAt));
        String done = "Session %d was told to cancel its statement%s."
                .formatted(pid, ended ? "; it runs no more" : ", which still runs");
        desk.done(
                AuditAction.POOL_STATEMENT_CANCELLED,
                object(pid),
                done + " " + before.facts().getFirst(),
                why);
        return ActResult.done(done);
    }

    /**
     * Ends the session, and frees the place of a connection whose holder does not give it back by itself.
     *
     * @param reason required
     * @throws PoolRefused if the pid is another session by now, or none of ours, or no reason is given
     */
    @Audited(AuditAction.POOL_HOLDER_TERMINATED)
    public ActResult terminate(int pid, Instant startedAt, String reason) {
        String why = Why.required(reason);
        HolderPreview before = before(pid, startedAt);
        Optional<Lease> holder = previews.lease(pid);
        if (!sessions.terminate(pid, startedAt)) {
            throw another(pid);
        }
        boolean gone = within(() -> !exists(pid, startedAt));
        String done = "Session %d was terminated%s.".formatted(pid, gone ? "" : "; it has not ended yet");
        if (gone && holder.filter(this::reclaimed).isPresent()) {
            done += " Its connection was taken from its holder.";
        }
        desk.done(
                AuditAction.POOL_HOLDER_TERMINATED,
                object(pid),
                done + " " + before.facts().getFirst(),
                why);
        return ActResult.done(done);
    }

    /**
     * Takes a connection from its holder whose session the server has no more.
     *
     * @param reason required
     * @throws PoolRefused if the session exists, or nobody holds a connection to it
     */
    @Audited(AuditAction.POOL_HOLDER_TERMINATED)
    public ActResult takeBack(int pid, String reason) {
        String why = Why.required(reason);
        HolderPreview before = preview(pid, null);
        Lease holder = previews.lease(pid).filter(lease -> before.orphaned()).orElseThrow(() -> another(pid));
        lanes.reclaim(holder);
        String done = "The connection to session %d, which was gone, was taken from its holder.".formatted(pid);
        desk.done(
                AuditAction.POOL_HOLDER_TERMINATED,
                object(pid),
                done + " " + before.facts().getFirst(),
                why);
        return ActResult.done(done);
    }

    /** Refuses early what the statement itself would refuse too, and remembers who it was. */
    private HolderPreview before(int pid, Instant startedAt) {
        HolderPreview before = preview(pid, startedAt);
        if (!before.there()) {
            throw another(pid);
        }
        return before;
    }

    /** A holder that never comes back, or waits on a socket that says nothing, would keep the place for ever. */
    private boolean reclaimed(Lease lease) {
        boolean kept = !within(() -> !lanes.leases().held().contains(lease), A_MOMENT);
        if (kept) {
            lanes.reclaim(lease);
        }
        return kept;
    }

    private boolean exists(int pid, Instant startedAt) {
        return session(pid, startedAt).isPresent();
    }

    private boolean running(int pid, Instant startedAt) {
        return session(pid, startedAt).filter(SessionFacts::running).isPresent();
    }

    private Optional<SessionFacts> session(int pid, Instant startedAt) {
        return sessions.look(pid).filter(now -> now.startedAt().equals(startedAt));
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

    private static PoolRefused another(int pid) {
        return new PoolRefused(
                "Session %d is not the one that was shown any more, or none of AI Dock Admin's: nothing was done."
                        .formatted(pid));
    }

    private static AuditedObject object(int pid) {
        return AuditedObject.pool(Integer.toString(pid), "Session " + pid);
    }
}
