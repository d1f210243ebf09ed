package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.util.Map;

/**
 * What all processes recorded in a window that ends now.
 *
 * @param recorded for how much of the window there are records
 * @param lanes by lane; empty while there are no records
 */
public record WindowFigures(HistoryWindow window, Duration recorded, Map<Lane, LaneSlice> lanes, ConsoleSlice console) {
    /** Keeps its own copy. */
    public WindowFigures {
        lanes = Map.copyOf(lanes);
    }

    /** With what is not written yet. */
    WindowFigures plus(Slice slice) {
        Map<Lane, LaneSlice> sums = new java.util.EnumMap<>(Lane.class);
        sums.putAll(lanes);
        slice.lanes().forEach(lane -> sums.merge(lane.lane(), lane, LaneSlice::plus));
        Duration seen = Duration.ofSeconds(slice.lane(Lane.MAIN).gauges().samples());
        return new WindowFigures(window, recorded.plus(seen), sums, console.plus(slice.console()));
    }
}
