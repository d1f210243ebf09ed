package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedObject;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Decides, once something was changed by hand, whether it holds after a restart. */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class KeepActions {
    private static final String NOTHING_NOW = "Nothing changes before that.";

    private final HandChanges changes;
    private final WorkPause pause;
    private final Keeping keeping;
    private final ActDesk desk;

    KeepActions(HandChanges changes, WorkPause pause, Keeping keeping, ActDesk desk) {
        this.changes = changes;
        this.pause = pause;
        this.keeping = keeping;
        this.desk = desk;
    }

    /**
     * What a restart would do with the lane then, and what it would do now.
     *
     * @param made when the change that is meant was made
     */
    public ActPreview preview(Lane lane, Instant made, boolean keep) {
        return preview(() -> {
            HandChange change = change(lane, made, keep);
            HandChange then = change.keeping(keep);
            return keep
                    ? ActPreview.of(
                            start(then),
                            "Without that it would have %s.".formatted(had(change)),
                            NOTHING_NOW,
                            "Each replica does so at its own start; what does not fit into the server then is left out with a warning.")
                    : ActPreview.of(
                            start(then),
                            "Until then it stays at %s.".formatted(LanePlans.text(change.now())),
                            NOTHING_NOW);
        });
    }

    /**
     * Lets the last change by hand of a lane hold after a restart, or no longer.
     *
     * @param made when the change that is meant was made
     */
    @Audited(AuditAction.POOL_CHANGE_KEPT)
    public ActResult keep(Lane lane, Instant made, boolean keep, String reason) {
        String why = Why.required(reason);
        HandChange change = change(lane, made, keep);
        written((keep ? keeping.keep(change) : keeping.forget(change)).orElse(null));
        return done(LaneActions.object(lane), start(change.keeping(keep)), why);
    }

    /** What a restart would do with scheduled work then. */
    public ActPreview previewPause(boolean keep) {
        return preview(() -> {
            paused(keep);
            return ActPreview.of(startPaused(keep), NOTHING_NOW);
        });
    }

    /** Lets the pause of scheduled work hold after a restart, or no longer. */
    @Audited(value = AuditAction.POOL_CHANGE_KEPT, first = Audited.First.NONE)
    public ActResult keepPause(boolean keep, String reason) {
        String why = Why.required(reason);
        written(pause.keep(paused(keep), keep));
        return done(WorkPause.object(), startPaused(keep), why);
    }

    private ActResult done(AuditedObject object, String done, String why) {
        desk.done(AuditAction.POOL_CHANGE_KEPT, object, done, why);
        return ActResult.done(done);
    }

    private static ActPreview preview(Supplier<ActPreview> preview) {
        try {
            return preview.get();
        } catch (PoolRefused refused) {
            return ActPreview.refused(refused, null);
        }
    }

    private static void written(@Nullable String problem) {
        if (problem != null) {
            throw new PoolRefused(problem);
        }
    }

    private HandChange change(Lane lane, Instant made, boolean keep) {
        HandChange change = changes.current(lane, made);
        refuseUnchanged(change.kept(), keep);
        return change;
    }

    private HandChanges.Paused paused(boolean keep) {
        HandChanges.Paused now = changes.pause().orElseThrow(() -> new PoolRefused("Scheduled work is not paused."));
        refuseUnchanged(now.kept(), keep);
        return now;
    }

    private static void refuseUnchanged(boolean kept, boolean keep) {
        if (kept == keep) {
            throw new PoolRefused(keep ? "It is kept after a restart already." : "It ends with a restart already.");
        }
    }

    private static String start(HandChange change) {
        return "After a restart %s has %s.".formatted(change.lane().id(), had(change));
    }

    private static String had(HandChange change) {
        HandChange lasting = change.afterRestart();
        return lasting == null
                ? LanePlans.text(change.configured()) + ", as configured"
                : "%s, as %s wanted".formatted(LanePlans.text(lasting.now()), lasting.by());
    }

    private static String startPaused(boolean keep) {
        return keep
                ? "After a restart scheduled work is still paused, in every replica."
                : "After a restart scheduled work runs again.";
    }
}
