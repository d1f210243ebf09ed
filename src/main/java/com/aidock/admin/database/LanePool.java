package com.aidock.admin.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;

/** One lane's pool: lends connections and records each as a lease. */
final class LanePool implements AutoCloseable {
    private final Lane lane;
    private final HikariDataSource pool;
    private final LeaseRegistry registry;
    private final AtomicLong failedValidations;
    private final AtomicLong timeouts = new AtomicLong();

    LanePool(Lane lane, HikariDataSource pool, LeaseRegistry registry, AtomicLong failedValidations) {
        this.lane = lane;
        this.pool = pool;
        this.registry = registry;
        this.failedValidations = failedValidations;
    }

    Connection borrow(Work work) throws SQLException {
        Lease lease = registry.ask(lane, work);
        try {
            Connection connection = pool.getConnection();
            registry.acquired(lease, connection.unwrap(PhysicalConnection.class).backendPid());
            return new LeasedConnection(connection, lease, registry);
        } catch (SQLTransientConnectionException e) {
            timeouts.incrementAndGet();
            registry.end(lease);
            throw e;
        } catch (SQLException | RuntimeException e) {
            registry.end(lease);
            throw e;
        }
    }

    LaneReading read() {
        HikariPoolMXBean gauges = pool.getHikariPoolMXBean();
        return new LaneReading(
                lane,
                pool.getMinimumIdle(),
                gauges.getActiveConnections(),
                gauges.getIdleConnections(),
                gauges.getTotalConnections(),
                gauges.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize(),
                failedValidations.get(),
                timeouts.get());
    }

    @Override
    public void close() {
        pool.close();
    }
}
