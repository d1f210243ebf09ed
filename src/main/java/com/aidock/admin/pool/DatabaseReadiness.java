package com.aidock.admin.pool;

import com.aidock.admin.database.DatabaseState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Makes the readiness probe fail while the database is away, from memory: a probe that borrowed would make things
 * worse.
 */
@Component("database")
class DatabaseReadiness implements HealthIndicator {
    private final DatabaseState state;

    DatabaseReadiness(DatabaseState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        return state.reachable() ? Health.up().build() : Health.outOfService().build();
    }
}
