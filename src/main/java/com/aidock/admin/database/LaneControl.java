package com.aidock.admin.database;

import com.aidock.admin.database.fault.AccessRefused;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes one lane while it lends, and makes a change count for who waits already and for what is open already:
 * HikariCP itself does neither. It calls {@link HikariPool#addBagItem}, which is not its public interface; tests hold
 * it to that.
 *
 * @see <a href="file:docs/decisions/0021-acting-on-a-lane.md">Acting on a lane</a>
 */
final class LaneControl implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaneControl.class);
    /** HikariCP's adder loses what is asked of it faster than this. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** How long a borrower waits for one of the last connections while none can be opened. */
    private static final long REFUSED_PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Lane lane;
    private final HikariConfig config;
    private final HikariPool pool;
    private final ConnectionBook book;
    private boolean adjusting;
    private volatile long deadline;
    /** More connections are open than the lane may have. */
    private volatile boolean surplus;
    /** Whether a borrow needs a second look, be it for a surplus or for a refusal; read at every borrow. */
    private volatile boolean hindered;

    private boolean refused;
    private volatile boolean closed;

    LaneControl(Lane lane, HikariConfig config, HikariPool pool, ConnectionBook book) {
        this.lane = lane;
        this.config = config;
        this.pool = pool;
        this.book = book;
    }

    LaneTuning tuning() {
        return new LaneTuning(
                config.getMinimumIdle(),
                config.getMaximumPoolSize(),
                Duration.ofMillis(config.getConnectionTimeout()),
                Duration.ofMillis(config.getMaxLifetime()));
    }

    synchronized void apply(LaneTuning tuning) {
        config.setConnectionTimeout(tuning.connectionTimeout().toMillis());
        config.setMaxLifetime(tuning.maxLifetime().toMillis());
        // In this order the kept ones are never more than there may be.
        config.setMinimumIdle(Math.min(config.getMinimumIdle(), tuning.minimumIdle()));
        config.setMaximumPoolSize(tuning.maximumSize());
        config.setMinimumIdle(tuning.minimumIdle());
        adjust();
    }

    void evict(CloseReason why) {
        book.evictAll(why);
        pool.softEvictConnections();
        adjust();
    }

    /**
     * Takes a connection out of the pool. While more are open than may be, it is closed instead of lent, because under
     * load a connection that comes back goes straight to the next and would never be closed.
     */
    Connection take(long millis) throws SQLException {
        return hindered ? takeHindered(millis) : pool.getConnection(millis);
    }

    private Connection takeHindered(long millis) throws SQLException {
        long patience = patience(millis);
        Connection connection = pool.getConnection(patience);
        return surplus ? fitting(connection, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience)) : connection;
    }

    /**
     * While the server lets us open none, there is nothing to wait for without a connection, and not much with a few
     * that others hold.
     */
    private long patience(long millis) throws AccessRefused {
        AccessRefused refusal = book.refusal();
        if (refusal == null || pool.getIdleConnections() > 0) {
            return millis;
        }
        if (pool.getTotalConnections() == 0) {
            throw refusal;
        }
        return Math.min(millis, REFUSED_PATIENCE_MILLIS);
    }

    /** From the moment that the server refuses a connection until one could be opened. */
    synchronized void refused(boolean refused) {
        this.refused = refused;
        hindered = surplus || refused;
    }

    private Connection fitting(Connection first, long until) throws SQLException {
        Connection connection = first;
        while (excess() > 0) {
            close(connection);
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            connection = pool.getConnection(Math.max(1, left));
        }
        return connection;
    }

    void closeIdle(int most) {
        try {
            for (int i = 0; i < most && pool.getIdleConnections() > 0; i++) {
                close(pool.getConnection(1));
            }
        } catch (SQLTransientConnectionException e) {
            // Somebody else was faster, and needed it.
            return;
        } catch (SQLException e) {
            throw new IllegalStateException("The %s lane cannot be asked for a connection".formatted(lane.id()), e);
        }
    }

    private void close(Connection connection) throws SQLException {
        book.hindrance();
        try {
            connection.unwrap(PhysicalConnection.class).closingFor(CloseReason.EVICTED);
        } finally {
            pool.evictConnection(connection);
        }
    }

    private synchronized void adjust() {
        deadline = System.nanoTime() + LONGEST_NANOS;
        surplus = excess() > 0;
        hindered = surplus || refused;
        if (!adjusting && !done()) {
            adjusting = true;
            Thread.ofVirtual().name("lane-" + lane.id() + "-adjuster").start(this::adjustUntilDone);
        }
    }

    private void adjustUntilDone() {
        do {
            try {
                step();
            } catch (RuntimeException e) {
                LOG.warn("The {} lane could not be adjusted; tried again", lane.id(), e);
            }
            LockSupport.parkNanos(PACE_NANOS);
        } while (!ended());
    }

    private void step() {
        if (excess() > 0) {
            closeIdle(excess());
        } else if (wanting()) {
            pool.addBagItem(Math.max(1, pool.getThreadsAwaitingConnection()));
        }
    }

    private synchronized boolean ended() {
        if (!done()) {
            return false;
        }
        surplus = false;
        hindered = refused;
        adjusting = false;
        return true;
    }

    private boolean done() {
        return closed || excess() <= 0 && !(wanting() && System.nanoTime() < deadline);
    }

    private int excess() {
        return pool.getTotalConnections() - config.getMaximumPoolSize();
    }

    /** Whether there is room, and somebody waits or less is ready than is to be kept. */
    private boolean wanting() {
        return excess() < 0
                && (pool.getThreadsAwaitingConnection() > 0 || pool.getIdleConnections() < config.getMinimumIdle());
    }

    @Override
    public void close() {
        closed = true;
    }
}
