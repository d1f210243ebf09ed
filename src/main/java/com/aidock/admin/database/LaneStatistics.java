package com.aidock.admin.database;

import java.util.Map;

/**
 * What one lane has counted since start; every figure only grows, and two readings are subtracted to know what happened
 * between them. The figures are read one after the other, so that they may for a moment not add up.
 *
 * @param borrows how often a connection was asked for
 * @param timeouts borrowers that gave up
 * @param created connections that were opened
 * @param closed connections that were closed, by reason; every reason is there
 * @param acquire how long those who got a connection had waited for it
 * @param hold how long connections were held that were given back
 * @param creation how long it took to open a connection
 */
public record LaneStatistics(
        Lane lane,
        long borrows,
        long timeouts,
        long created,
        Map<CloseReason, Long> closed,
        TimeCounts acquire,
        TimeCounts hold,
        TimeCounts creation) {
    /** Keeps its own copy. */
    public LaneStatistics {
        closed = Map.copyOf(closed);
    }

    /** How many connections were closed for this reason. */
    public long closed(CloseReason reason) {
        return closed.getOrDefault(reason, 0L);
    }
}
