package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A borrowed connection that ends its lease when it goes back to the pool. */
final class LeasedConnection extends ForwardingConnection {
    private final Lease lease;
    private final LeaseRegistry registry;
    private final Runnable atTheEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** With what is to be done, once, when the connection is given back. */
    LeasedConnection(Connection target, Lease lease, LeaseRegistry registry, Runnable atTheEnd) {
        super(target);
        this.lease = lease;
        this.registry = registry;
        this.atTheEnd = atTheEnd;
    }

    @Override
    public void close() throws SQLException {
        try {
            target.close();
        } finally {
            end();
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        try {
            target.abort(executor);
        } finally {
            end();
        }
    }

    /** Ends the lease without the holder: its connection goes to whoever closes it for good. */
    void reclaim(Consumer<Connection> closer) {
        try {
            closer.accept(target);
        } finally {
            end();
        }
    }

    private void end() {
        registry.end(lease);
        if (ended.compareAndSet(false, true)) {
            atTheEnd.run();
        }
    }
}
