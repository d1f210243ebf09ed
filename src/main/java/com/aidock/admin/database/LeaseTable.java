package com.aidock.admin.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The leases of all threads, found by thread. Adding and removing one is a single compare-and-set in a place that the
 * thread rarely shares, because this happens at every borrow; reading walks the whole table and locks nothing.
 *
 * <p>A place is emptied by a plain store, which is right as long as nobody else empties it: so a lease that is taken
 * from its holder stays in its place, unseen, until the holder gives it back; for ever if there is no holder any more,
 * which costs one place for each leak that was mended by hand.
 */
final class LeaseTable {
    /** More places than any machine has working threads, so that two threads seldom meet. */
    private static final int PLACES = 512;

    private static final int BITS = Integer.numberOfTrailingZeros(PLACES);
    /** References from one place to the next: 16 of 4 bytes are a cache line, which two threads should not share. */
    private static final int STRIDE = 16;
    /** How many places in a row one thread may try; a thread that finds none free uses the overflow. */
    private static final int WINDOW = 8;
    /** 2^64 divided by the golden ratio: spreads consecutive thread numbers over the table. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int OVERFLOW = -1;

    private final AtomicReferenceArray<@Nullable LeasedConnection> places = new AtomicReferenceArray<>(PLACES * STRIDE);
    private final Set<LeasedConnection> overflow = ConcurrentHashMap.newKeySet();
    private final LeaseCounts counts = new LeaseCounts(PLACES);

    void add(LeasedConnection lease) {
        int home = home(lease.thread());
        for (int i = 0; i < WINDOW; i++) {
            int place = place(home, i);
            if (places.getPlain(place) == null && places.compareAndSet(place, null, lease)) {
                lease.place = place;
                lease.counts = counts.asked(place / STRIDE, lease.lane());
                return;
            }
        }
        lease.place = OVERFLOW;
        overflow.add(lease);
        counts.askedWithoutPlace(lease.lane());
    }

    boolean contains(LeasedConnection lease) {
        int place = lease.place;
        return place == OVERFLOW ? overflow.contains(lease) : places.getPlain(place) == lease;
    }

    /** Only what it contains. */
    void remove(LeasedConnection lease) {
        int place = lease.place;
        if (place == OVERFLOW) {
            overflow.remove(lease);
        } else {
            // Not a compare-and-set, which would cost a tenth of the borrow: a connection has one owner at a time.
            places.setRelease(place, null);
        }
    }

    /** What all leases counted. */
    LeaseCounts counts() {
        return counts;
    }

    /** The connection that the thread took last and still holds, if any. */
    @Nullable
    LeasedConnection innermost(Thread thread) {
        LeasedConnection found = null;
        int home = home(thread);
        for (int i = 0; i < WINDOW; i++) {
            found = later(found, places.get(place(home, i)), thread);
        }
        if (!overflow.isEmpty()) {
            for (LeasedConnection lease : overflow) {
                found = later(found, lease, thread);
            }
        }
        return found;
    }

    private static @Nullable LeasedConnection later(
            @Nullable LeasedConnection found, @Nullable LeasedConnection next, Thread thread) {
        if (next == null || next.thread() != thread || next.waiting() || next.reclaimed()) {
            return found;
        }
        return found == null || next.askedAfter(found) ? next : found;
    }

    List<LeasedConnection> all() {
        List<LeasedConnection> leases = new ArrayList<>(overflow);
        leases.removeIf(LeasedConnection::reclaimed);
        for (int i = 0; i < PLACES * STRIDE; i += STRIDE) {
            LeasedConnection lease = places.get(i);
            if (lease != null && !lease.reclaimed()) {
                leases.add(lease);
            }
        }
        return leases;
    }

    /** Where this thread looks for a place first. */
    static int home(Thread thread) {
        return (int) (thread.threadId() * SPREAD >>> Long.SIZE - BITS);
    }

    private static int place(int home, int step) {
        return (home + step & PLACES - 1) * STRIDE;
    }
}
