package com.aidock.admin.database;

import java.time.Duration;

/**
 * What of a lane can be changed while it lends.
 *
 * @param minimumIdle connections kept ready, never more than the maximum
 * @param maximumSize connections at most, 1 to {@value #MOST}
 * @param connectionTimeout how long a borrower waits in the queue; whoever waits already keeps the time it was given
 * @param maxLifetime after how long a connection is replaced; counts for those opened from then on
 */
public record LaneTuning(int minimumIdle, int maximumSize, Duration connectionTimeout, Duration maxLifetime) {
    /** No lane may open more. */
    public static final int MOST = 1000;

    /** Refuses what HikariCP's own setters would take without a word. */
    public LaneTuning {
        if (maximumSize < 1 || maximumSize > MOST || minimumIdle < 0 || minimumIdle > maximumSize) {
            throw new IllegalArgumentException("%d kept, %d at most".formatted(minimumIdle, maximumSize));
        }
        if (connectionTimeout.compareTo(LaneRules.LEAST_CONNECTION_TIMEOUT) < 0
                || maxLifetime.compareTo(LaneRules.LEAST_LIFETIME) < 0) {
            throw new IllegalArgumentException("waits %s, lives %s".formatted(connectionTimeout, maxLifetime));
        }
    }

    /** Whether these are its sizes. */
    public boolean isSized(int minimum, int maximum) {
        return minimumIdle == minimum && maximumSize == maximum;
    }

    /** The same times with other sizes. */
    public LaneTuning sized(int minimum, int maximum) {
        return new LaneTuning(minimum, maximum, connectionTimeout, maxLifetime);
    }
}
