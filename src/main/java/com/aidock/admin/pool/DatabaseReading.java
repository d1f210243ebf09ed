package com.aidock.admin.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the server at one moment.
 *
 * @param reachable whether it answered lately
 * @param answeredAt when it answered last
 * @param error what went wrong at the last attempt, or null
 * @param openConnections connections of all clients together, as last counted
 * @param available connections that ordinary clients may open
 * @param ours connections that our lanes have open
 */
public record DatabaseReading(
        boolean reachable, Instant answeredAt, @Nullable String error, int openConnections, int available, int ours) {

    /** Whether the server has no slot left for ordinary clients. */
    public boolean full() {
        return openConnections >= available;
    }

    /** Connections of clients other than this process; 0 while the counts disagree for a moment. */
    public int others() {
        return Math.max(0, openConnections - ours);
    }
}
