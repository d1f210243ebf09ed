package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.PoolSample;
import java.time.Duration;

/** Turns one sample into what a slice keeps of each lane. */
final class GaugeReader {
    private final Lanes lanes;

    GaugeReader(Lanes lanes) {
        this.lanes = lanes;
    }

    LaneSlice.Gauges read(Lane lane, PoolSample sample) {
        LaneReading reading = sample.lane(lane);
        return new LaneSlice.Gauges(
                1,
                sample.database().reachable() ? 1 : 0,
                aboveHalf(reading) ? 1 : 0,
                reading.active(),
                reading.active(),
                reading.waiting(),
                reading.waiting() == 0 ? Duration.ZERO : longestWait(lane),
                reading.capacity());
    }

    /** What a drill holds is no use; who holds what is looked at only where it matters. */
    private boolean aboveHalf(LaneReading reading) {
        return half(reading.active(), reading) && half(reading.active() - drilled(reading.lane()), reading);
    }

    private static boolean half(int active, LaneReading reading) {
        return 2 * active >= reading.capacity();
    }

    private int drilled(Lane lane) {
        return (int) lanes.leases().held().stream()
                .filter(lease -> lease.lane() == lane && Drills.own(lease.work()))
                .count();
    }

    private Duration longestWait(Lane lane) {
        long now = lanes.leases().now();
        return lanes.leases().waiting().stream()
                .filter(lease -> lease.lane() == lane && !lease.waitsForShare())
                .findFirst()
                .map((Lease lease) -> Duration.ofNanos(lease.waitedNanos(now)))
                .orElse(Duration.ZERO);
    }
}
