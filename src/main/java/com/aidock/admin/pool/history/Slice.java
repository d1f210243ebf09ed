package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@link #STEP} of what this process saw.
 *
 * @param at when it begins; slices of all processes begin at the same moments
 * @param lanes one for each lane, in their order
 */
record Slice(Instant at, List<LaneSlice> lanes, ConsoleSlice console) {
    static final Duration STEP = Duration.ofSeconds(10);

    Slice {
        lanes = List.copyOf(lanes);
    }

    LaneSlice lane(Lane lane) {
        return lanes.get(lane.ordinal());
    }

    /** The begin of the slice that a moment lies in. */
    static Instant begin(Instant moment, Duration step) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }
}
