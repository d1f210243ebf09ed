package com.aidock.admin.database;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What API clients may hold of a lane, first come, first served: however many of them there are, the rest of the lane
 * is left to people. Every borrow of {@link WorkKind#CLIENT} passes here, whichever feature asks.
 */
final class ClientShare {
    private final int most;
    private final long patienceMillis;
    private final Semaphore places;

    ClientShare(int most, long patienceMillis) {
        this.most = most;
        this.patienceMillis = patienceMillis;
        this.places = new Semaphore(most, true);
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
                throw new ClientShareTaken(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for a connection", e);
        }
        return Math.max(1, patienceMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    void leave() {
        places.release();
    }
}
