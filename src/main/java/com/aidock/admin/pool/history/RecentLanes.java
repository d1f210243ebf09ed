package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import java.util.Map;

/**
 * What each lane of this process did in the last minute, two and 15, as of the last 10 s that are complete.
 *
 * @param minute by lane; empty in the first 10 s after the start
 * @param twoMinutes by lane, likewise
 * @param quarter by lane, likewise
 */
public record RecentLanes(Map<Lane, LaneSlice> minute, Map<Lane, LaneSlice> twoMinutes, Map<Lane, LaneSlice> quarter) {
    /** Nothing is known yet. */
    static final RecentLanes NONE = new RecentLanes(Map.of(), Map.of(), Map.of());

    /** Keeps its own copies. */
    public RecentLanes {
        minute = Map.copyOf(minute);
        twoMinutes = Map.copyOf(twoMinutes);
        quarter = Map.copyOf(quarter);
    }
}
