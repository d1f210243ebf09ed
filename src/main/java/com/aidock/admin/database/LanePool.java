package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One lane's pool: lends connections and records each as a lease. It uses HikariCP's pool without its data source,
 * because only the pool can be asked with a time limit of the borrower's own.
 */
final class LanePool implements AutoCloseable {
    private static final Runnable NOTHING = () -> {};

    private final Lane lane;
    private final HikariConfig config;
    private final HikariPool pool;
    private final LeaseRegistry registry;
    private final AtomicLong failedValidations;
    private final AtomicLong timeouts = new AtomicLong();
    private volatile boolean closed;

    LanePool(Lane lane, HikariConfig config, LeaseRegistry registry, AtomicLong failedValidations) {
        config.validate();
        this.lane = lane;
        this.config = config;
        this.pool = new HikariPool(config);
        this.registry = registry;
        this.failedValidations = failedValidations;
    }

    /** Lends to whoever may wait as long as the lane says. */
    Connection borrow(Work work) throws SQLException {
        Lease lease = registry.ask(lane, work);
        try {
            return lend(lease, config.getConnectionTimeout(), NOTHING);
        } catch (SQLException | RuntimeException e) {
            registry.end(lease);
            throw e;
        }
    }

    /** Lends to an API client, within what all clients may hold and for no longer than a client waits. */
    Connection borrow(Work work, ClientShare share) throws SQLException {
        Lease lease = registry.ask(lane, work);
        try {
            return within(share, lease);
        } catch (SQLException | RuntimeException e) {
            registry.end(lease);
            throw e;
        }
    }

    private Connection within(ClientShare share, Lease lease) throws SQLException {
        long patience = Math.min(share.enter(), config.getConnectionTimeout());
        try {
            return lend(lease, patience, share::leave);
        } catch (SQLException | RuntimeException e) {
            share.leave();
            throw e;
        }
    }

    private Connection lend(Lease lease, long millis, Runnable atTheEnd) throws SQLException {
        if (closed) {
            throw new SQLException("The %s lane has been closed".formatted(lane.id()));
        }
        try {
            Connection connection = pool.getConnection(millis);
            registry.acquired(lease, connection.unwrap(PhysicalConnection.class).backendPid());
            return new LeasedConnection(connection, lease, registry, atTheEnd);
        } catch (SQLTransientConnectionException e) {
            timeouts.incrementAndGet();
            throw e;
        }
    }

    LaneReading read() {
        return new LaneReading(
                lane,
                config.getMinimumIdle(),
                pool.getActiveConnections(),
                pool.getIdleConnections(),
                pool.getTotalConnections(),
                pool.getThreadsAwaitingConnection(),
                config.getMaximumPoolSize(),
                failedValidations.get(),
                timeouts.get());
    }

    @Override
    public void close() {
        closed = true;
        try {
            pool.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
