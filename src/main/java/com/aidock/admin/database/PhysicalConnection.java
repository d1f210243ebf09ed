package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A connection as the driver opened it, below the pool: knows its backend and tells what becomes of it. */
final class PhysicalConnection extends ForwardingConnection {
    private final int backendPid;
    private final ConnectionBook book;
    private final long bornAt = System.nanoTime();
    private final Duration maxLifetime;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable CloseReason reason;
    private volatile boolean invalid;
    /** Plain: written by its holder, read when it is closed; what is a moment old does no harm. */
    private long usedAt = bornAt;

    PhysicalConnection(Connection target, ConnectionBook book) throws SQLException {
        super(target);
        this.backendPid = target.unwrap(PGConnection.class).getBackendPID();
        this.book = book;
        this.maxLifetime = book.maxLifetime();
    }

    /** The server process that answers, as the driver was told at connect; 0 or wrong behind a transaction pooler. */
    int backendPid() {
        return backendPid;
    }

    long bornAt() {
        return bornAt;
    }

    long usedAt() {
        return usedAt;
    }

    /** As it was set when this connection was opened, which is what counts for it. */
    Duration maxLifetime() {
        return maxLifetime;
    }

    void used(long now) {
        usedAt = now;
    }

    /** Says why it is about to be closed. */
    void closingFor(CloseReason why) {
        reason = why;
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        boolean valid = target.isValid(timeoutSeconds);
        if (!valid) {
            invalid = true;
            book.failedValidation();
        }
        return valid;
    }

    @Override
    public void close() throws SQLException {
        end();
        target.close();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        end();
        target.abort(executor);
    }

    private void end() throws SQLException {
        if (ended.compareAndSet(false, true)) {
            book.closed(this, reason, invalid || target.isClosed());
        }
    }
}
