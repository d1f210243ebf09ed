package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.ui.Tone;
import java.time.Duration;
import java.util.List;

/** One lane: in use of what it may grow to, who waits and for how long, what is idle. */
class LaneCard extends Gauge {
    private final Lane lane;

    LaneCard(Lane lane) {
        super(lane.label());
        this.lane = lane;
    }

    void show(PoolSample sample, List<LeaseView> waiters) {
        LaneReading reading = sample.lane(lane);
        show(reading.active(), reading.capacity(), "", toneOf(reading));
        say(
                waiting(reading, waiters),
                "%d idle, %d open%s"
                        .formatted(
                                reading.idle(),
                                reading.total(),
                                reading.timeouts() == 0 ? "" : ", " + reading.timeouts() + " gave up"));
    }

    /** A busy reserved lane is doing what it is for. */
    private Tone toneOf(LaneReading reading) {
        return lane == Lane.RESERVED ? Tone.NEUTRAL : PoolMark.tone(Health.of(reading));
    }

    private String waiting(LaneReading reading, List<LeaseView> waiters) {
        if (reading.waiting() == 0) {
            return "none waiting";
        }
        Duration longest = waiters.stream()
                .filter(waiter -> waiter.lane() == lane)
                .findFirst()
                .map(LeaseView::waited)
                .orElse(Duration.ZERO);
        return "%d waiting, longest %s".formatted(reading.waiting(), Figures.duration(longest));
    }
}
