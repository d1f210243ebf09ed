package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.PoolSample;
import java.time.Duration;
import java.util.List;

/** Turns one sample into what a slice keeps of each lane. */
final class GaugeReader {
    private final Lanes lanes;

    GaugeReader(Lanes lanes) {
        this.lanes = lanes;
    }

    LaneSlice.Gauges read(Lane lane, PoolSample sample) {
        LaneReading reading = sample.lane(lane);
        // A drill's connections and its waiter are no use of the lane.
        int active = Math.max(0, reading.active() - (reading.active() == 0 ? 0 : drilled(lane, lanes.leases().held())));
        int waiting =
                Math.max(0, reading.waiting() - (reading.waiting() == 0 ? 0 : drilled(lane, lanes.leases().waiting())));
        return new LaneSlice.Gauges(
                1,
                sample.database().reachable() ? 1 : 0,
                2 * active >= reading.capacity() ? 1 : 0,
                active,
                active,
                waiting,
                waiting == 0 ? Duration.ZERO : longestWait(lane),
                reading.capacity());
    }

    private static int drilled(Lane lane, List<Lease> leases) {
        return (int) leases.stream()
                .filter(lease -> lease.lane() == lane && Drills.own(lease.work()))
                .count();
    }

    private Duration longestWait(Lane lane) {
        long now = lanes.leases().now();
        return lanes.leases().waiting().stream()
                .filter(lease -> lease.lane() == lane && !lease.waitsForShare() && !Drills.own(lease.work()))
                .findFirst()
                .map((Lease lease) -> Duration.ofNanos(lease.waitedNanos(now)))
                .orElse(Duration.ZERO);
    }
}
