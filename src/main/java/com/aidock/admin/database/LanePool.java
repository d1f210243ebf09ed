package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One lane's pool: lends connections and records each as a lease. It uses HikariCP's pool without its data source,
 * because only the pool can be asked with a time limit of the borrower's own.
 */
final class LanePool implements AutoCloseable {
    private static final long AT_THE_END_MILLIS = 1000;

    private final Lane lane;
    private final HikariConfig config;
    private final int kept;
    private final HikariPool pool;
    private final LaneControl control;
    private final LeaseRegistry registry;
    private final ConnectionBook book;
    private final AtomicLong timeouts = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param kept connections that {@link #fill()} makes it keep; until then it opens those alone that are asked for
     */
    LanePool(Lane lane, HikariConfig config, int kept, LeaseRegistry registry, ConnectionBook book) {
        config.validate();
        this.lane = lane;
        this.config = config;
        this.kept = kept;
        this.pool = new HikariPool(config);
        this.control = new LaneControl(lane, config, pool, book);
        this.registry = registry;
        this.book = book;
    }

    /** Opens the connections that are kept ready, from now on. */
    void fill() {
        control.apply(control.tuning().sized(kept, config.getMaximumPoolSize()));
    }

    /** Lends to whoever may wait as long as the lane says; the lease is one that was asked for in this lane. */
    Connection borrow(LeasedConnection lease) throws SQLException {
        try {
            return lend(lease, config.getConnectionTimeout());
        } catch (SQLException | RuntimeException e) {
            registry.giveUp(lease);
            throw e;
        }
    }

    /** Lends to an API client, within what all clients may hold and for no longer than a client waits. */
    Connection borrow(LeasedConnection lease, ClientShare share) throws SQLException {
        try {
            return within(share, lease);
        } catch (SQLException | RuntimeException e) {
            registry.giveUp(lease);
            throw e;
        }
    }

    /** Lends to whoever would rather go without than wait longer: giving up is nobody's time-out. */
    Connection tryBorrow(LeasedConnection lease, Duration patience) throws SQLException {
        try {
            return take(lease, Math.max(1, patience.toMillis()));
        } catch (SQLException | RuntimeException e) {
            registry.giveUp(lease);
            throw e;
        }
    }

    private Connection within(ClientShare share, LeasedConnection lease) throws SQLException {
        long patience = Math.min(share.enter(), config.getConnectionTimeout());
        lease.atTheEnd(new Once(share::leave));
        try {
            return lend(lease, patience);
        } catch (SQLException | RuntimeException e) {
            share.leave();
            throw e;
        }
    }

    private Connection lend(LeasedConnection lease, long millis) throws SQLException {
        try {
            return take(lease, millis);
        } catch (SQLTransientConnectionException e) {
            if (!lease.work().watching()) {
                timeouts.incrementAndGet();
            }
            throw e;
        }
    }

    private Connection take(LeasedConnection lease, long millis) throws SQLException {
        if (closed) {
            throw new SQLException("The %s lane has been closed".formatted(lane.id()));
        }
        refuseInterrupted();
        long hindrances = book.hindrances();
        Connection connection = control.take(millis);
        PhysicalConnection physical = connection.unwrap(PhysicalConnection.class);
        // Who had to pass a share may have waited there.
        boolean smooth = !lease.endsWithTask() && hindrances == book.hindrances();
        long now = smooth ? PoolClock.acquiredAt(connection, lease.askedAt()) : registry.now();
        physical.used(now);
        registry.acquired(lease, connection, physical.backendPid(), now);
        // Not before: whoever would cancel now finds a holder, and holders are not interrupted.
        if (Thread.currentThread().isInterrupted()) {
            CalmReturn.close(connection);
            refuseInterrupted();
        }
        return lease;
    }

    /**
     * A virtual thread that was told to stop would close the connection at its first statement: the socket is what it
     * would be interrupted in.
     */
    private void refuseInterrupted() throws SQLException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SQLException("Interrupted while asking for a connection of the %s lane".formatted(lane.id()));
        }
    }

    LaneControl control() {
        return control;
    }

    PoolFacts facts() {
        return PoolFacts.of(config);
    }

    /** Takes a connection away from its holder and closes it. */
    void reclaim(Lease lease) {
        ((LeasedConnection) lease).reclaim(this::closeReclaimed);
    }

    private void closeReclaimed(Connection connection) {
        try {
            connection.unwrap(PhysicalConnection.class).closingFor(CloseReason.RECLAIMED);
        } catch (SQLException e) {
            // Already given back: then there is nothing to take.
            return;
        }
        pool.evictConnection(connection);
    }

    LaneStatistics statistics() {
        TimeCounts creation = book.creation();
        return new LaneStatistics(
                lane,
                registry.borrows(lane),
                timeouts.get(),
                creation.count(),
                book.closedByReason(),
                registry.acquire(lane),
                registry.hold(lane),
                creation);
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
                book.failedValidations(),
                timeouts.get());
    }

    /** Does something the first time only. */
    private static final class Once extends AtomicBoolean implements Runnable {
        private static final long serialVersionUID = 1L;
        private final transient Runnable task;

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (compareAndSet(false, true)) {
                task.run();
            }
        }
    }

    /** Lets borrowers wait for a moment only, those that come from now on. */
    void hurry() {
        config.setConnectionTimeout(Math.min(config.getConnectionTimeout(), AT_THE_END_MILLIS));
    }

    @Override
    public void close() {
        closed = true;
        book.shutDown();
        control.close();
        try {
            pool.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
