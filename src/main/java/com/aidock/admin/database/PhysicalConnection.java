package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/**
 * A connection as the driver opened it, below the pool: knows its backend and counts the validations that it failed.
 */
final class PhysicalConnection extends ForwardingConnection {
    private final int backendPid;
    private final AtomicLong failedValidations;

    PhysicalConnection(Connection target, AtomicLong failedValidations) throws SQLException {
        super(target);
        this.backendPid = target.unwrap(PGConnection.class).getBackendPID();
        this.failedValidations = failedValidations;
    }

    /** The server process that answers, as the driver was told at connect; 0 or wrong behind a transaction pooler. */
    int backendPid() {
        return backendPid;
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        boolean valid = target.isValid(timeoutSeconds);
        if (!valid) {
            failedValidations.incrementAndGet();
        }
        return valid;
    }
}
