package com.aidock.admin.database;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * What API clients may hold of a lane, first come, first served: however many of them there are, the rest of the lane
 * is left to people. Every borrow of {@link WorkKind#CLIENT} passes here, whichever feature asks.
 */
final class ClientShare {
    private final ClientProperties properties;
    private final long patienceMillis;
    private final Places places;
    private final LongAdder refused = new LongAdder();
    private volatile int most;

    /** Of a lane that may grow to this capacity. */
    ClientShare(ClientProperties properties, int capacity) {
        this.properties = properties;
        this.patienceMillis = properties.patience().toMillis();
        this.most = properties.connectionsOf(capacity);
        this.places = new Places(most);
    }

    /** What clients may hold of a lane that may grow to this capacity. */
    int of(int capacity) {
        return properties.connectionsOf(capacity);
    }

    /** Follows the lane's size; clients that hold more than a smaller share give it back in their own time. */
    synchronized void follow(int capacity) {
        int now = properties.connectionsOf(capacity);
        places.change(now - most);
        most = now;
    }

    /**
     * Takes a place, to be given back by {@link #leave()}.
     *
     * @return how many milliseconds of the client's patience are left for the pool itself
     * @throws ClientShareTaken if none came free in time
     */
    long enter() throws SQLException {
        long start = System.nanoTime();
        try {
            if (!places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                refused.increment();
                throw new ClientShareTaken(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for a connection", e);
        }
        return Math.max(1, patienceMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** How many clients waited in vain since start. */
    long refused() {
        return refused.sum();
    }

    void leave() {
        places.release();
    }

    /** A semaphore that can grow and shrink. */
    private static final class Places extends Semaphore {
        private static final long serialVersionUID = 1L;

        Places(int most) {
            super(most, true);
        }

        void change(int by) {
            if (by > 0) {
                release(by);
            } else {
                reducePermits(-by);
            }
        }
    }
}
