package com.aidock.admin.database;

import java.sql.Connection;

/** Measures in this process what recording a lease adds to a borrow, without borrowing anything. */
public final class RecordingCost {
    private static final int WARM_UP = 20_000;
    private static final int BORROWS = 100_000;
    private static final Work WORK = new Work(WorkKind.JOB, null, "Pool health", "measure own cost");

    private RecordingCost() {}

    /**
     * Records borrows and returns in a registry of its own, about as often as a busy day does, and takes some
     * milliseconds.
     *
     * @return nanoseconds for each borrow with its return: what is paid beside HikariCP's own work
     */
    public static long nanosPerBorrow() {
        LeaseRegistry registry = new LeaseRegistry();
        Connection none = new Nothing();
        record(registry, none, WARM_UP);
        long start = System.nanoTime();
        record(registry, none, BORROWS);
        return (System.nanoTime() - start) / BORROWS;
    }

    private static void record(LeaseRegistry registry, Connection none, int times) {
        for (int i = 0; i < times; i++) {
            LeasedConnection lease = registry.ask(Lane.BACKGROUND, WORK);
            registry.acquired(lease, none, 0, lease.askedAt());
            registry.ended(lease, 0);
        }
    }

    /** A connection to nothing, of which nothing is asked. */
    private static final class Nothing extends ForwardingConnection {}
}
