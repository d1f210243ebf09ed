package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes lanes by hand and remembers, in memory, what they were before: the way back of each. */
@Component
public class HandChanges {
    private final Lanes lanes;
    private final Clock clock;
    private final Map<Lane, HandChange> changes = new EnumMap<>(Lane.class);
    private volatile @Nullable Paused pause;

    HandChanges(Lanes lanes, Clock clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /** The lanes that are not as they were configured, in the order of {@link Lane}. */
    public synchronized List<HandChange> all() {
        return List.copyOf(changes.values());
    }

    public synchronized Optional<HandChange> of(Lane lane) {
        return Optional.ofNullable(changes.get(lane));
    }

    /** The pause of scheduled work that lasts now. */
    public Optional<Paused> pause() {
        return Optional.ofNullable(pause);
    }

    void paused(@Nullable Paused now) {
        pause = now;
    }

    synchronized HandChange apply(Lane lane, String what, LaneTuning now, String by, String reason) {
        return put(lane, what, now, by, clock.instant(), reason, false);
    }

    /** What was kept from before the last restart. */
    synchronized void restore(Lane lane, String what, LaneTuning now, String by, Instant at, String reason) {
        put(lane, what, now, by, at, reason, true);
    }

    private HandChange put(Lane lane, String what, LaneTuning now, String by, Instant at, String reason, boolean kept) {
        HandChange change =
                new HandChange(lane, what, lanes.tuning(lane), now, by, at, reason, kept, changes.get(lane));
        lanes.tune(lane, now);
        changes.put(lane, change);
        return change;
    }

    synchronized void kept(HandChange change, boolean kept) {
        changes.computeIfPresent(change.lane(), (lane, now) -> now.at().equals(change.at()) ? now.keeping(kept) : now);
    }

    /**
     * The change of a lane that was made then, if it is still the last one: two administrators may be at it.
     *
     * @throws PoolRefused if it is not
     */
    synchronized HandChange current(Lane lane, Instant made) {
        HandChange change = changes.get(lane);
        if (change == null) {
            throw new PoolRefused("%s is as it was configured: somebody was faster.".formatted(lane.label()));
        }
        if (!change.at().equals(made)) {
            throw new PoolRefused("%s is at another change by now: %s, by %s (%s). Look at that one."
                    .formatted(lane.label(), LanePlans.text(change.now()), change.by(), change.what()));
        }
        return change;
    }

    /**
     * Returns to what was before the change that was made then.
     *
     * @throws PoolRefused if that is not the last one any more
     */
    synchronized HandChange takeBack(Lane lane, Instant made) {
        HandChange change = current(lane, made);
        lanes.tune(lane, change.before());
        if (change.earlier() == null) {
            changes.remove(lane);
        } else {
            changes.put(lane, change.earlier());
        }
        return change;
    }

    /**
     * Since when scheduled work is paused.
     *
     * @param by the administrator's e-mail
     * @param kept whether it stays paused after a restart
     */
    public record Paused(String by, Instant at, String reason, boolean kept) {}
}
