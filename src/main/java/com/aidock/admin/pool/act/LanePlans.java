package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.pool.Capacity;
import com.aidock.admin.pool.Fleet;
import com.aidock.admin.pool.ServerBudget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a change of a lane's size would do, and the rules it must keep; from memory, the same for preview and action.
 */
@Component
class LanePlans {
    /** The profile of 17 July 2025: 30 kept, 70 on top. */
    private static final LaneTuning EMERGENCY = new LaneTuning(30, 100, Duration.ofSeconds(60), Duration.ofMinutes(15));

    private static final int FIFTH = 5;

    private final Lanes lanes;
    private final Capacity capacity;

    LanePlans(Lanes lanes, Capacity capacity) {
        this.lanes = lanes;
        this.capacity = capacity;
    }

    /** @throws PoolRefused with the numbers, if this size makes no sense or does not fit into the server */
    LaneTuning resize(Lane lane, int minimum, int maximum) {
        within("At most", maximum, 1, LaneTuning.MOST);
        within("Kept ready", minimum, 0, maximum);
        LaneTuning now = lanes.tuning(lane);
        if (now.isSized(minimum, maximum)) {
            throw new PoolRefused("%s has this size now (%s).".formatted(lane.label(), text(now)));
        }
        if (maximum > now.maximumSize()) {
            fits(lane, maximum);
        }
        return now.sized(minimum, maximum);
    }

    /** Room for all who wait, and a fifth at least; empty if the server has no room at all. */
    Optional<Integer> larger(Lane lane) {
        LaneReading now = lanes.reading(lane);
        int wanted = now.capacity() + Math.max(now.waiting(), Math.ceilDiv(now.capacity(), FIFTH));
        int most = Math.min(Math.min(wanted, budget().most(lane)), LaneTuning.MOST);
        return most > now.capacity() ? Optional.of(most) : Optional.empty();
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new PoolRefused("%s is %d, but must be from %d to %d.".formatted(what, value, least, most));
        }
    }

    private void fits(Lane lane, int maximum) {
        ServerBudget budget = budget();
        if (!budget.with(lane, maximum).fits()) {
            int most = budget.most(lane);
            int has = lanes.tuning(lane).maximumSize();
            throw new PoolRefused("%d does not fit into the server: %s: %s."
                    .formatted(
                            maximum,
                            most > has
                                    ? "%s can have %d at most now".formatted(lane.id(), most)
                                    : "%s cannot have more than its %d now".formatted(lane.id(), has),
                            budget.with(lane, maximum).lines()));
        }
    }

    /** The emergency profile as far as the server has room for it; never fewer than main has, up to the profile. */
    LaneTuning emergency() {
        LaneTuning now = lanes.tuning(Lane.MAIN);
        int room = Math.max(budget().most(Lane.MAIN), now.maximumSize());
        int most = Math.min(EMERGENCY.maximumSize(), room);
        LaneTuning profile = EMERGENCY.sized(Math.min(EMERGENCY.minimumIdle(), most), most);
        if (profile.equals(now)) {
            throw new PoolRefused("Main has the emergency profile already (%s).".formatted(text(now))
                    + (most < EMERGENCY.maximumSize() ? " The server has no room for more." : ""));
        }
        return profile;
    }

    ServerBudget budget() {
        return capacity.now();
    }

    /** The sum with this size: as it is now and, beside other replicas, when all are full. */
    String sum(Lane lane, int maximum) {
        ServerBudget budget = budget().with(lane, maximum);
        Fleet grown = capacity.grown(budget);
        return grown.replicas() == 1
                ? budget.lines()
                : "%s. All %d replicas at this size and full: %s"
                        .formatted(budget.lines(), grown.replicas(), grown.lines());
    }

    /** What goes wrong once every replica has grown as far as this one may, or null if nothing does. */
    @Nullable
    String warning(Lane lane, int maximum) {
        Fleet grown = capacity.grown(budget().with(lane, maximum));
        return grown.fits() || grown.replicas() == 1
                ? null
                : "It fits now, but not when all %d replicas have grown to this size: %d connections are missing then; main can have %d in each"
                        .formatted(grown.replicas(), -grown.left(), grown.largestMain());
    }

    /** The effects of giving the lane this tuning now. */
    List<String> effects(Lane lane, LaneTuning next) {
        return new LaneEffects(lanes, lane, next, capacity.freeSlots()).sentences();
    }

    static String text(LaneTuning tuning) {
        return "%d kept, %d at most".formatted(tuning.minimumIdle(), tuning.maximumSize());
    }
}
