package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Changes lanes while they run. A change itself needs no database and works at 100 %; only what is to hold after a
 * restart is written, on the reserved lane.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class LaneActions {
    private final Lanes lanes;
    private final LanePlans plans;
    private final HandChanges changes;
    private final Keeping keeping;
    private final ActDesk desk;

    LaneActions(Lanes lanes, LanePlans plans, HandChanges changes, Keeping keeping, ActDesk desk) {
        this.lanes = lanes;
        this.plans = plans;
        this.changes = changes;
        this.keeping = keeping;
        this.desk = desk;
    }

    /** What a lane has now. */
    public LaneTuning tuning(Lane lane) {
        return lanes.tuning(lane);
    }

    /** A maximum that would serve who waits now, as far as the server has room; empty if it has none. */
    public Optional<Integer> larger(Lane lane) {
        return plans.larger(lane);
    }

    public ActPreview previewResize(Lane lane, int minimum, int maximum) {
        LaneTuning now = lanes.tuning(lane);
        if (now.isSized(minimum, maximum)) {
            return ActPreview.nothing(
                    "%s has %s now: enter another size to see what it would do."
                            .formatted(lane.label(), LanePlans.text(now)),
                    plans.sum(lane, maximum));
        }
        return preview(lane, () -> plans.resize(lane, minimum, maximum), maximum);
    }

    /** @throws PoolRefused if the size makes no sense or does not fit, or no reason is given */
    @Audited(AuditAction.POOL_LANE_RESIZED)
    public ActResult resize(Lane lane, int minimum, int maximum, String reason, boolean keep) {
        String why = Why.required(reason);
        return apply(AuditAction.POOL_LANE_RESIZED, lane, "resized", plans.resize(lane, minimum, maximum), why, keep);
    }

    public ActPreview previewEmergency() {
        return preview(Lane.MAIN, plans::emergency, lanes.tuning(Lane.MAIN).maximumSize());
    }

    /** Gives main the emergency profile, as far as the server has room for it. */
    @Audited(value = AuditAction.POOL_EMERGENCY_PROFILE_SET, first = Audited.First.NONE)
    public ActResult emergency(String reason, boolean keep) {
        String why = Why.optional(reason);
        return apply(
                AuditAction.POOL_EMERGENCY_PROFILE_SET, Lane.MAIN, "emergency profile", plans.emergency(), why, keep);
    }

    private ActPreview preview(Lane lane, Supplier<LaneTuning> plan, int maximumIfRefused) {
        try {
            LaneTuning next = plan.get();
            int maximum = next.maximumSize();
            return new ActPreview(
                    plans.effects(lane, next), plans.sum(lane, maximum), plans.warning(lane, maximum), null);
        } catch (PoolRefused refused) {
            // The sum of a size that nobody can have says nothing.
            boolean possible = maximumIfRefused >= 1 && maximumIfRefused <= LaneTuning.MOST;
            return ActPreview.refused(refused, possible ? plans.sum(lane, maximumIfRefused) : null);
        }
    }

    private ActResult apply(AuditAction action, Lane lane, String what, LaneTuning next, String reason, boolean keep) {
        LaneReading before = lanes.reading(lane);
        HandChange change = changes.apply(lane, what, next, ActDesk.by(), reason);
        String done =
                "%s: %s instead of %s.".formatted(lane.label(), LanePlans.text(next), LanePlans.text(change.before()));
        desk.done(action, object(lane), done, reason);
        String told = before.waiting() > 0 && next.maximumSize() > before.capacity()
                ? done + " %d waited; they are being served.".formatted(before.waiting())
                : done;
        return new ActResult(told, keep ? keeping.keep(change).orElse(null) : null);
    }

    /**
     * What returning would do, or why there is nothing to return to.
     *
     * @param made when the change that is meant was made
     */
    public ActPreview previewTakeBack(Lane lane, Instant made) {
        return preview(
                lane,
                () -> changes.current(lane, made).before(),
                lanes.tuning(lane).maximumSize());
    }

    /**
     * Returns a lane to what it had before the last change by hand.
     *
     * @param made when the change that is meant was made
     * @throws PoolRefused if somebody changed the lane again, or was faster
     */
    @Audited(AuditAction.POOL_CHANGE_TAKEN_BACK)
    public ActResult takeBack(Lane lane, Instant made, String reason) {
        String why = Why.optional(reason);
        HandChange change = changes.takeBack(lane, made);
        String done = "%s is back at %s.".formatted(lane.label(), LanePlans.text(change.before()));
        desk.done(AuditAction.POOL_CHANGE_TAKEN_BACK, object(lane), done, why);
        return new ActResult(done, keeping.takenBack(change).orElse(null));
    }

    public ActPreview previewEvict(Lane lane) {
        LaneReading now = lanes.reading(lane);
        return ActPreview.of(
                "%d idle connections of %s close now; %d in use close when they are given back."
                        .formatted(now.idle(), lane.id(), now.active()),
                "New ones are opened as they are needed, and %d to be kept ready. Nothing that runs is interrupted."
                        .formatted(now.size()));
    }

    /** Closes a lane's idle connections, so that new ones are opened. */
    @Audited(AuditAction.POOL_IDLE_EVICTED)
    public ActResult evict(Lane lane, String reason) {
        String why = Why.optional(reason);
        int idle = lanes.reading(lane).idle();
        lanes.evict(lane);
        String done = "%d idle connections of %s were closed.".formatted(idle, lane.id());
        desk.done(AuditAction.POOL_IDLE_EVICTED, object(lane), done, why);
        return ActResult.done(done);
    }

    static AuditedObject object(Lane lane) {
        return AuditedObject.pool(lane.name(), lane.label() + " lane");
    }
}
