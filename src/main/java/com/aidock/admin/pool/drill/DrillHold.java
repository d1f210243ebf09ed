package com.aidock.admin.pool.drill;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The connections that a drill holds; whoever closes it, be it the deadline's thread, gives all of them back. */
final class DrillHold implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Lanes lanes;
    private final Work work;
    private final Deque<Connection> held = new ArrayDeque<>();
    private boolean closed;

    DrillHold(Lanes lanes, Work work) {
        this.lanes = lanes;
        this.work = work;
    }

    /**
     * Takes one more, without any statement and so without a transaction.
     *
     * @throws SQLException if none came free, or everything was given back already
     */
    void takeOne() throws SQLException {
        Connection connection = lanes.tryBorrow(work, PATIENCE);
        synchronized (this) {
            if (!closed) {
                held.push(connection);
                return;
            }
        }
        connection.close();
        throw new SQLException("everything was given back already");
    }

    /** Gives one back; without effect when there is none. */
    synchronized void giveOne() throws SQLException {
        if (!held.isEmpty()) {
            held.pop().close();
        }
    }

    synchronized int count() {
        return held.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!held.isEmpty()) {
            try {
                held.pop().close();
            } catch (SQLException e) {
                // A connection that breaks while it is given back is given back: the pool throws it away.
                continue;
            }
        }
    }
}
