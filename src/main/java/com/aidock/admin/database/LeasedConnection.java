package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/** A borrowed connection that ends its lease when it goes back to the pool. */
final class LeasedConnection extends ForwardingConnection {
    private final Lease lease;
    private final LeaseRegistry registry;

    LeasedConnection(Connection target, Lease lease, LeaseRegistry registry) {
        super(target);
        this.lease = lease;
        this.registry = registry;
    }

    @Override
    public void close() throws SQLException {
        try {
            target.close();
        } finally {
            registry.end(lease);
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        try {
            target.abort(executor);
        } finally {
            registry.end(lease);
        }
    }
}
