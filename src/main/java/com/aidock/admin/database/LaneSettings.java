package com.aidock.admin.database;

import java.time.Duration;

/**
 * How one lane is sized and timed; set by {@code aidock.lanes.<lane>.*}.
 *
 * @param minimumIdle connections kept ready
 * @param maximumSize connections at most, 1 to 1000
 * @param connectionTimeout how long a borrower waits in the queue, at least 250 ms
 * @param maxLifetime after how long a connection is replaced, at least 30 s
 * @param idleTimeout after how long an idle connection beyond the kept ones is closed, at least 10 s
 * @param statementTimeout after how long the server cancels a statement
 * @param idleInTransactionTimeout after how long the server ends a session that idles in a transaction
 * @param socketTimeout after how long the client gives a silent server up; at least 5 s longer than the statement
 *     timeout
 * @param connectTimeout TCP connect
 * @param loginTimeout TLS and authentication included
 */
public record LaneSettings(
        int minimumIdle,
        int maximumSize,
        Duration connectionTimeout,
        Duration maxLifetime,
        Duration idleTimeout,
        Duration statementTimeout,
        Duration idleInTransactionTimeout,
        Duration socketTimeout,
        Duration connectTimeout,
        Duration loginTimeout) {

    /** The kept connections can never be more than the lane may open at all. */
    int kept() {
        return Math.min(minimumIdle, maximumSize);
    }

    LaneSettings withMaximumSize(int size) {
        return new LaneSettings(
                minimumIdle,
                size,
                connectionTimeout,
                maxLifetime,
                idleTimeout,
                statementTimeout,
                idleInTransactionTimeout,
                socketTimeout,
                connectTimeout,
                loginTimeout);
    }
}
