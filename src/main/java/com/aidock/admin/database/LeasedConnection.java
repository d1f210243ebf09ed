package com.aidock.admin.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection and its lease, in one object because one is made for each borrow: it exists from the moment
 * somebody asks, forwards to a connection of the pool once there is one, and ends when that goes back.
 */
final class LeasedConnection extends ForwardingConnection implements Lease {
    private static final long NOT_YET = Long.MIN_VALUE;
    private static final VarHandle ACQUIRED_AT = acquiredAtHandle();

    private final Lane lane;
    private final Thread thread;
    private final Work work;
    private final LeaseRegistry registry;
    private final long askedAt;
    private @Nullable Runnable atTheEnd;
    private int backendPid;
    /** Written last, with release, so that who sees it sees what was lent as well, at no fence's cost. */
    private long acquiredAt = NOT_YET;

    private volatile @Nullable String lastSql;
    /** 0 while nothing runs: to begin with anything else would cost a fence. */
    private volatile long executingSince;

    private volatile boolean abandoned;
    /** Guarded by this; looked at only where a borrow failed or its thread was interrupted. */
    private boolean turnedAway;

    private boolean over;
    /** Taken from its holder, who alone may take it out of the table: see {@link LeaseTable}. */
    private volatile boolean reclaimed;
    /** Where the {@link LeaseTable} keeps it. */
    int place;
    /** Where its place counts; null without a place. */
    @Nullable
    LaneCounts counts;

    LeasedConnection(Lane lane, Work work, LeaseRegistry registry, long askedAt) {
        this.lane = lane;
        this.thread = Thread.currentThread();
        this.work = work;
        this.registry = registry;
        this.askedAt = askedAt;
    }

    /** Does something when the connection is given back; it is done again when it is closed again. */
    void atTheEnd(Runnable task) {
        atTheEnd = task;
    }

    /** Whether somebody else than the pool may have made the borrower wait. */
    boolean endsWithTask() {
        return atTheEnd != null;
    }

    void acquired(Connection connection, int pid, long now) {
        target = connection;
        backendPid = pid;
        ACQUIRED_AT.setRelease(this, now);
    }

    @Override
    void preparing(String sql) {
        lastSql = sql;
        registry.ran(lane);
    }

    void executing(long now) {
        executingSince = now == 0 ? 1 : now;
    }

    /** Ends the statement; tells for how many nanoseconds it ran, 0 if none was. */
    long executed(long now) {
        long from = executingSince;
        executingSince = 0;
        return from == 0 ? 0 : now - from;
    }

    void abandon() {
        abandoned = true;
    }

    /** Ends the borrower's wait for a connection that cannot come, if it still waits. */
    synchronized void turnAway() {
        if (waiting() && !over && !turnedAway) {
            turnedAway = true;
            thread.interrupt();
        }
    }

    /** For the borrower when its wait has ended: whether it was told to; then its interrupt is taken back. */
    synchronized boolean wasTurnedAway() {
        over = true;
        return turnedAway && Thread.interrupted();
    }

    long askedAt() {
        return askedAt;
    }

    boolean askedAfter(LeasedConnection other) {
        return askedAt - other.askedAt > 0;
    }

    @Override
    public void close() throws SQLException {
        try {
            CalmReturn.close(target);
        } finally {
            end();
        }
    }

    /**
     * The server has rolled back what a lost connection had begun; to fail here would put "Connection is closed" in the
     * place of the error that tells why.
     */
    @Override
    public void rollback() throws SQLException {
        if (!target.isClosed()) {
            target.rollback();
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        try {
            target.abort(executor);
        } finally {
            if (Thread.currentThread() == thread) {
                end();
            } else {
                endForHolder();
            }
        }
    }

    /**
     * Ends the lease without the holder: its connection goes to whoever closes it for good. Its place in the table
     * stays the holder's, who may be giving it back at this moment and empties the place without a look.
     */
    void reclaim(Consumer<Connection> closer) {
        if (waiting()) {
            return;
        }
        try {
            closer.accept(target);
        } finally {
            endForHolder();
        }
    }

    private void endForHolder() {
        reclaimed = true;
        endTask();
    }

    boolean reclaimed() {
        return reclaimed;
    }

    private void end() {
        registry.end(this, target, acquiredAt);
        endTask();
    }

    private void endTask() {
        Runnable task = atTheEnd;
        if (task != null) {
            task.run();
        }
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public Thread thread() {
        return thread;
    }

    @Override
    public Work work() {
        return work;
    }

    @Override
    public boolean waiting() {
        return acquiredAt() == NOT_YET;
    }

    @Override
    public boolean waitsForShare() {
        // Who has a place gives it back at the end.
        return work.kind() == WorkKind.CLIENT && waiting() && !endsWithTask();
    }

    @Override
    public long waitedNanos(long now) {
        long until = acquiredAt();
        return (until == NOT_YET ? now : until) - askedAt;
    }

    @Override
    public long heldNanos(long now) {
        long from = acquiredAt();
        return from == NOT_YET ? 0 : Math.max(0, now - from);
    }

    @Override
    public int backendPid() {
        return waiting() ? 0 : backendPid;
    }

    @Override
    public @Nullable String lastSql() {
        return lastSql;
    }

    @Override
    public long executingNanos(long now) {
        long from = executingSince;
        return from == 0 ? 0 : Math.max(1, now - from);
    }

    @Override
    public boolean abandoned() {
        return abandoned;
    }

    private long acquiredAt() {
        return (long) ACQUIRED_AT.getAcquire(this);
    }

    private static VarHandle acquiredAtHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(LeasedConnection.class, "acquiredAt", long.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A lease has no field acquiredAt", e);
        }
    }
}
