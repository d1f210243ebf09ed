package com.aidock.admin.pool.drill;

import org.jspecify.annotations.Nullable;

/**
 * What the drill shows to ask this program over HTTP as whoever started it: kept for the time of the drill alone.
 *
 * @param authorization the request's own header, or null
 * @param cookie the session's cookie as {@code name=value}, or null
 */
public record DrillCaller(
        @Nullable String authorization, @Nullable String cookie) {
    /** Shows nothing of what it holds. */
    @Override
    public String toString() {
        return "DrillCaller";
    }
}
