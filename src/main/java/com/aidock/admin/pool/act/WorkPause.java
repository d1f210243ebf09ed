package com.aidock.admin.pool.act;

import com.aidock.admin.database.ScheduledWork;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.pool.act.HandChanges.Paused;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Pauses scheduled work, so that the background lane is left to what people started. */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class WorkPause {
    private final ScheduledWork work;
    private final HandChanges changes;
    private final Keeping keeping;
    private final ActDesk desk;
    private final Clock clock;

    WorkPause(ScheduledWork work, HandChanges changes, Keeping keeping, ActDesk desk, Clock clock) {
        this.work = work;
        this.changes = changes;
        this.keeping = keeping;
        this.desk = desk;
        this.clock = clock;
    }

    public ActPreview preview() {
        return ActPreview.of(
                "Scheduled jobs (clean-up, retention, roll-up of the history, interrupted re-encryption) are skipped until you resume. Running ones finish.",
                "Incidents, pool history, the audit log, session checks and the deletion of previous keys go on, and so does everything that people start.");
    }

    public ActPreview previewResume() {
        return ActPreview.of(
                "Jobs begin again when their next time comes; %d runs were left out so far.".formatted(work.leftOut()));
    }

    @Audited(value = AuditAction.POOL_WORK_PAUSED, first = Audited.First.NONE)
    public synchronized ActResult pause(String reason, boolean keep) {
        String why = Why.optional(reason);
        if (work.paused()) {
            throw new PoolRefused("Scheduled work is paused already.");
        }
        Paused now = new Paused(ActDesk.by(), clock.instant(), why, false);
        work.pause();
        changes.paused(now);
        desk.done(AuditAction.POOL_WORK_PAUSED, object(), "Scheduled work is paused.", why);
        return new ActResult("Scheduled work is paused.", keep ? keep(now, true) : null);
    }

    /** Writes whether this pause holds after a restart; tells what went wrong, if anything did. */
    synchronized @Nullable String keep(Paused now, boolean keep) {
        String problem = (keep ? keeping.keep(now) : keeping.forgetPause()).orElse(null);
        if (problem == null) {
            changes.paused(new Paused(now.by(), now.at(), now.reason(), keep));
        }
        return problem;
    }

    @Audited(value = AuditAction.POOL_WORK_RESUMED, first = Audited.First.NONE)
    public synchronized ActResult resume(String reason) {
        String why = Why.optional(reason);
        Paused before = changes.pause().orElse(null);
        if (before == null) {
            throw new PoolRefused("Scheduled work is not paused.");
        }
        String done = "Scheduled work goes on; %d runs were left out.".formatted(work.leftOut());
        work.resume();
        changes.paused(null);
        desk.done(AuditAction.POOL_WORK_RESUMED, object(), done, why);
        return new ActResult(done, before.kept() ? keeping.forgetPause().orElse(null) : null);
    }

    static AuditedObject object() {
        return AuditedObject.pool(KeptChange.SCHEDULED_WORK, "Scheduled work");
    }
}
