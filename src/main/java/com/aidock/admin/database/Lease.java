package com.aidock.admin.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One borrow of a connection, from the moment the borrower asks until it returns: who, what for, waiting or holding,
 * and the last SQL. Fields are written by the borrower's thread and read by any; a reading may be a moment old.
 */
public final class Lease {
    private static final long NOT_YET = Long.MIN_VALUE;
    private static final VarHandle ACQUIRED_AT = acquiredAtHandle();

    private final Lane lane;
    private final Thread thread;
    private final Work work;
    private final long askedAt;
    private int backendPid;
    /** Written last, with release, so that who sees it sees the backend as well, at no fence's cost. */
    private long acquiredAt = NOT_YET;

    private volatile @Nullable String lastSql;
    /** What was lent, so that it can be taken back when its holder never will give it back. */
    @Nullable
    LeasedConnection lent;

    private volatile long executingSince = NOT_YET;
    private volatile boolean abandoned;
    /** Where the {@link LeaseTable} keeps it. */
    int place;

    Lease(Lane lane, Work work, long askedAt) {
        this.lane = lane;
        this.thread = Thread.currentThread();
        this.work = work;
        this.askedAt = askedAt;
    }

    void acquired(int pid, long now) {
        backendPid = pid;
        ACQUIRED_AT.setRelease(this, now);
    }

    void ran(String sql) {
        lastSql = sql;
    }

    void executing(long now) {
        executingSince = now;
    }

    /** Ends the statement; tells for how many nanoseconds it ran, 0 if none was. */
    long executed(long now) {
        long from = executingSince;
        executingSince = NOT_YET;
        return from == NOT_YET ? 0 : now - from;
    }

    void abandon() {
        abandoned = true;
    }

    boolean askedAfter(Lease other) {
        return askedAt - other.askedAt > 0;
    }

    public Lane lane() {
        return lane;
    }

    public Thread thread() {
        return thread;
    }

    public Work work() {
        return work;
    }

    /** Whether the borrower still waits for a connection. */
    public boolean waiting() {
        return acquiredAt() == NOT_YET;
    }

    /** How long the borrower waited, or waits, in nanoseconds. */
    public long waitedNanos(long now) {
        long until = acquiredAt();
        return (until == NOT_YET ? now : until) - askedAt;
    }

    /** For how long the connection has been held, in nanoseconds; 0 while waiting. */
    public long heldNanos(long now) {
        long from = acquiredAt();
        return from == NOT_YET ? 0 : Math.max(0, now - from);
    }

    /** The server process behind the connection, 0 while waiting or when it cannot be known. */
    public int backendPid() {
        return waiting() ? 0 : backendPid;
    }

    /** The last statement that was sent, with placeholders in place of values. */
    public @Nullable String lastSql() {
        return lastSql;
    }

    /** For how long the JPA layer has been waiting for the server's answer, in nanoseconds; 0 if it is not. */
    public long executingNanos(long now) {
        long from = executingSince;
        return from == NOT_YET ? 0 : Math.max(1, now - from);
    }

    /** Whether nobody waits for the work any more that it was taken for: its screen was closed. */
    public boolean abandoned() {
        return abandoned;
    }

    private long acquiredAt() {
        return (long) ACQUIRED_AT.getAcquire(this);
    }

    private static VarHandle acquiredAtHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Lease.class, "acquiredAt", long.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A lease has no field acquiredAt", e);
        }
    }
}
