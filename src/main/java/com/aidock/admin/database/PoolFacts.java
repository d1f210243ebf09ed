package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/**
 * What one lane's pool does, read from the pool itself.
 *
 * @param validationTimeout how long a connection may take to prove that it lives before it is lent
 * @param keepalive after how long an idle connection is pinged; zero for never
 * @param autoCommit whether a borrower's statements commit by themselves
 */
public record PoolFacts(
        int minimumIdle,
        int maximumSize,
        Duration connectionTimeout,
        Duration maxLifetime,
        Duration idleTimeout,
        Duration validationTimeout,
        Duration keepalive,
        boolean autoCommit) {

    static PoolFacts of(HikariConfig config) {
        return new PoolFacts(
                config.getMinimumIdle(),
                config.getMaximumPoolSize(),
                Duration.ofMillis(config.getConnectionTimeout()),
                Duration.ofMillis(config.getMaxLifetime()),
                Duration.ofMillis(config.getIdleTimeout()),
                Duration.ofMillis(config.getValidationTimeout()),
                Duration.ofMillis(config.getKeepaliveTime()),
                config.isAutoCommit());
    }
}
