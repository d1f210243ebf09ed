package com.aidock.admin.database;

import com.aidock.admin.database.fault.AccessRefused;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
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
        book.onRefusal(this::refused);
    }

    /** On the thread that opens connections: whoever waits for one while there is none to come back waits in vain. */
    private void refused(AccessRefused refusal) {
        control.refused(true);
        if (pool.getTotalConnections() == 0) {
            registry.turnAway(lane);
        }
    }

    /** Opens one that is none of the pool's. */
    Connection open() throws SQLException {
        Connection connection = Objects.requireNonNull(config.getDataSource()).getConnection();
        connection.setAutoCommit(false);
        return connection;
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
        // Whoever ends it first, be it somebody who takes the connection away: the place is left once.
        Runnable leave = new Once(share::leave);
        lease.atTheEnd(leave);
        try {
            return lend(lease, patience);
        } catch (SQLException | RuntimeException e) {
            leave.run();
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
            throw explained(e);
        }
    }

    /** With why none could be opened, which the pool itself tells the first only who fails because of it. */
    private SQLTransientConnectionException explained(SQLTransientConnectionException e) {
        SQLException reason = book.openFailure();
        return reason == null || e.getCause() != null || e instanceof AccessRefused
                ? e
                : new SQLTransientConnectionException(e.getMessage(), reason.getSQLState(), reason);
    }

    private Connection take(LeasedConnection lease, long millis) throws SQLException {
        if (closed) {
            throw new SQLException("The %s lane has been closed".formatted(lane.id()));
        }
        refuseInterrupted();
        long hindrances = book.hindrances();
        Connection connection = takeOrBeTurnedAway(lease, millis);
        PhysicalConnection physical = physical(connection);
        // Who had to pass a share may have waited there.
        boolean smooth = !lease.endsWithTask() && hindrances == book.hindrances();
        long now = smooth ? PoolClock.acquiredAt(connection, lease.askedAt()) : registry.now();
        physical.used(now);
        registry.acquired(lease, connection, physical.backendPid(), now);
        // Not before: whoever would cancel now finds a holder, and holders are not interrupted.
        if (Thread.currentThread().isInterrupted() && !lease.wasTurnedAway()) {
            CalmReturn.close(connection);
            refuseInterrupted();
        }
        return lease;
    }

    /** One that cannot tell has been ended by somebody else; it goes back, or its place in the lane would be lost. */
    private static PhysicalConnection physical(Connection connection) throws SQLException {
        try {
            return connection.unwrap(PhysicalConnection.class);
        } catch (SQLException | RuntimeException e) {
            CalmReturn.close(connection);
            throw e;
        }
    }

    private Connection takeOrBeTurnedAway(LeasedConnection lease, long millis) throws SQLException {
        try {
            return control.take(millis);
        } catch (SQLException e) {
            SQLException reason = book.openFailure();
            if (lease.wasTurnedAway() && reason instanceof AccessRefused) {
                throw reason;
            }
            throw e;
        }
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
