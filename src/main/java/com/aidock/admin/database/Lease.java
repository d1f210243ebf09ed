package com.aidock.admin.database;

import org.jspecify.annotations.Nullable;

/**
 * One borrow of a connection, from the moment the borrower asks until it returns: who, what for, waiting or holding,
 * and the last SQL. It is written by the borrower's thread and can be read by any; a reading may be a moment old.
 */
public interface Lease {
    Lane lane();

    Thread thread();

    Work work();

    /** Whether the borrower still waits for a connection. */
    boolean waiting();

    /** Whether it waits because API clients hold all that they may have together; the lane may have some free. */
    default boolean waitsForShare() {
        return false;
    }

    /**
     * How long the borrower waited, or waits, in nanoseconds: 0 if a connection was free when it asked, even if its
     * thread then did not run for a while.
     */
    long waitedNanos(long now);

    /** For how long the connection has been held, in nanoseconds; 0 while waiting. */
    long heldNanos(long now);

    /** The server process behind the connection, 0 while waiting or when it cannot be known. */
    int backendPid();

    /** The last statement that was sent, with placeholders in place of values. */
    @Nullable
    String lastSql();

    /** For how long the JPA layer has been waiting for the server's answer, in nanoseconds; 0 if it is not. */
    long executingNanos(long now);

    /** Whether nobody waits for the work any more that it was taken for: its screen was closed. */
    boolean abandoned();
}
