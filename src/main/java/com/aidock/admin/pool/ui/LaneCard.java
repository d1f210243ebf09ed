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
        show(reading.active(), reading.capacity());
        // A busy reserved lane is doing what it is for.
        Health health = lane == Lane.RESERVED && !sample.isOutdated() ? Health.HEALTHY : sample.health(reading);
        if (health == Health.HEALTHY && sample.queues(reading)) {
            judge(Tone.WARNING, "Waiting");
        } else {
            judge(PoolMark.tone(health), health.label());
        }
        say(
                waiting(reading, waiters),
                "%d idle, %d open%s"
                        .formatted(
                                reading.idle(),
                                reading.total(),
                                reading.timeouts() == 0 ? "" : ", " + reading.timeouts() + " timed out"));
    }

    private String waiting(LaneReading reading, List<LeaseView> waiters) {
        List<LeaseView> ours =
                waiters.stream().filter(waiter -> waiter.lane() == lane).toList();
        long clients = ours.stream().filter(LeaseView::waitsForShare).count();
        return queue(reading, ours) + (clients == 0 ? "" : ", " + clients + " for the clients' share");
    }

    private static String queue(LaneReading reading, List<LeaseView> waiters) {
        if (reading.waiting() == 0) {
            return "none waiting";
        }
        Duration longest = waiters.stream()
                .filter(waiter -> !waiter.waitsForShare())
                .findFirst()
                .map(LeaseView::waited)
                .orElse(Duration.ZERO);
        // The unit does not go to a line of its own.
        return "%d waiting, longest %s"
                .formatted(reading.waiting(), Figures.duration(longest).replace(' ', '\u00a0'));
    }
}
