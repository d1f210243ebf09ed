package com.aidock.admin.testing;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Connections that a test takes and keeps, as a stuck program would, until it gives them back. */
public final class HeldConnections implements AutoCloseable {
    private static final String PLACE = "Test storm";
    private final DataSource lanes;
    private final Work work;
    private final Deque<Connection> held = new ArrayDeque<>();

    private HeldConnections(DataSource lanes, Work work) {
        this.lanes = lanes;
        this.work = work;
    }

    /** Takes so many connections of the lane that serves this kind of work. */
    public static HeldConnections take(DataSource lanes, WorkKind kind, int count) {
        HeldConnections connections = new HeldConnections(lanes, new Work(kind, null, PLACE, "hold"));
        connections.holdExactly(count);
        return connections;
    }

    /** One lease of those, and not just any of its lane: the program itself borrows and gives back all the time. */
    public static Lease anyOf(Lanes lanes) {
        return lanes.leases().held().stream()
                .filter(lease -> lease.work().place().equals(PLACE))
                .findAny()
                .orElseThrow();
    }

    /** Takes or gives back until so many are held. */
    public void holdExactly(int count) {
        try {
            while (held.size() < count) {
                held.push(work.call(this::borrow));
            }
            while (held.size() > count) {
                held.pop().close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection borrow() {
        try {
            return lanes.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        holdExactly(0);
    }
}
