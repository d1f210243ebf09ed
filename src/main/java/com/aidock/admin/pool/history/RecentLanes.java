package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import java.util.Map;

/**
 * What each lane of this process did in the last minute and in the last 15, as of the last 10 s that are complete.
 *
 * @param minute by lane; empty in the first 10 s after the start
 * @param quarter by lane, likewise
 */
public record RecentLanes(Map<Lane, LaneSlice> minute, Map<Lane, LaneSlice> quarter) {
    /** Keeps its own copies. */
    public RecentLanes {
        minute = Map.copyOf(minute);
        quarter = Map.copyOf(quarter);
    }
}
