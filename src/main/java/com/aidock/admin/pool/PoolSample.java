package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the pool read at one moment.
 *
 * @param lanes one reading per lane
 * @param longestWait how long the longest borrower that still waits has waited
 */
public record PoolSample(
        Instant at, Health health, List<LaneReading> lanes, Duration longestWait, DatabaseReading database) {

    public LaneReading lane(Lane lane) {
        return lanes.get(lane.ordinal());
    }

    /** Borrowers in all queues. */
    public int waiting() {
        return lanes.stream().mapToInt(LaneReading::waiting).sum();
    }
}
