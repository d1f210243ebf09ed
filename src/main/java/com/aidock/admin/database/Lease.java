package com.aidock.admin.database;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One borrow of a connection, from the moment the borrower asks until it returns: who, what for, waiting or holding,
 * and the last SQL. Fields are written by the borrower's thread and read by any; a reading may be a moment old.
 */
public final class Lease {
    private static final ThreadLocal<Lease> CURRENT = new ThreadLocal<>();
    private static final long NOT_YET = Long.MIN_VALUE;

    private final Lane lane;
    private final Thread thread;
    private final Work work;
    private final long askedAt;
    private final int hash = ThreadLocalRandom.current().nextInt();
    private volatile long acquiredAt = NOT_YET;
    private volatile int backendPid;
    private volatile boolean ended;
    private volatile @Nullable String lastSql;
    private @Nullable Lease outer;

    Lease(Lane lane, Work work, long askedAt) {
        this.lane = lane;
        this.thread = Thread.currentThread();
        this.work = work;
        this.askedAt = askedAt;
    }

    void acquired(int pid, long now) {
        backendPid = pid;
        outer = CURRENT.get();
        CURRENT.set(this);
        acquiredAt = now;
    }

    void ended() {
        ended = true;
        if (CURRENT.get() == this) {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** The innermost connection that this thread holds, if any. */
    static @Nullable Lease current() {
        Lease lease = CURRENT.get();
        // A connection closed by another thread leaves its mark here until this thread borrows or asks again.
        while (lease != null && lease.ended) {
            lease = lease.outer;
        }
        return lease;
    }

    void ran(String sql) {
        lastSql = sql;
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
        return acquiredAt == NOT_YET;
    }

    /** How long the borrower waited, or waits, in nanoseconds. */
    public long waitedNanos(long now) {
        long until = acquiredAt;
        return (until == NOT_YET ? now : until) - askedAt;
    }

    /** For how long the connection has been held, in nanoseconds; 0 while waiting. */
    public long heldNanos(long now) {
        long from = acquiredAt;
        return from == NOT_YET ? 0 : Math.max(0, now - from);
    }

    /** The server process behind the connection, 0 while waiting or when it cannot be known. */
    public int backendPid() {
        return backendPid;
    }

    /** The last statement that was sent, with placeholders in place of values. */
    public @Nullable String lastSql() {
        return lastSql;
    }

    @Override
    public int hashCode() {
        // The identity hash would be computed by the JVM at the price of the whole borrow.
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }
}
