package com.aidock.admin.database;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How often connections were asked for, and how long they were waited for and held, by lane. Borrowers count at their
 * own place; only who really waited, or found no place, pays for an atomic update.
 */
final class LeaseCounts {
    private static final int LANES = Lane.values().length;

    /** By place and lane, made when first needed: a place that a lane never uses costs nothing. */
    private final AtomicReferenceArray<@Nullable LaneCounts> places;

    private final AtomicLongArray askedElsewhere = new AtomicLongArray(LANES);
    private final TimeCounter[] waits = counters();
    private final TimeCounter[] heldElsewhere = counters();

    LeaseCounts(int places) {
        this.places = new AtomicReferenceArray<>(places * LANES);
    }

    /** For who has the place: counts a borrower and tells where it goes on counting. */
    LaneCounts asked(int place, Lane lane) {
        int index = place * LANES + lane.ordinal();
        LaneCounts counts = places.getPlain(index);
        if (counts == null) {
            counts = new LaneCounts();
            places.setRelease(index, counts);
        }
        counts.ask();
        return counts;
    }

    void askedWithoutPlace(Lane lane) {
        askedElsewhere.incrementAndGet(lane.ordinal());
    }

    /** For the thread that took the lease, once, while the lease has its place. */
    void waited(LeasedConnection lease, long nanos) {
        LaneCounts own = lease.counts;
        if (own == null || TimeCounts.bucket(nanos) > 0) {
            waits[lease.lane().ordinal()].add(nanos);
        } else {
            own.serve();
        }
    }

    /** For the thread that gives the connection back, once, while the lease has its place. */
    void held(LeasedConnection lease, long nanos) {
        LaneCounts own = lease.counts;
        if (own == null) {
            heldElsewhere[lease.lane().ordinal()].add(nanos);
        } else {
            own.hold(nanos);
        }
    }

    /** How many leases of this lane there were since start. */
    long borrows(Lane lane) {
        return askedElsewhere.get(lane.ordinal()) + sum(lane, (counts, sum) -> sum[0] += counts.asked())[0];
    }

    TimeCounts acquire(Lane lane) {
        long[] sum = sum(lane, (counts, buckets) -> buckets[0] += counts.served());
        waits[lane.ordinal()].addTo(sum);
        return TimeCounts.of(sum);
    }

    TimeCounts hold(Lane lane) {
        long[] sum = sum(lane, (counts, buckets) -> counts.holds().addTo(buckets));
        heldElsewhere[lane.ordinal()].addTo(sum);
        return TimeCounts.of(sum);
    }

    private long[] sum(Lane lane, BiConsumer<LaneCounts, long[]> adder) {
        long[] sum = new long[TimeCounts.BUCKETS];
        for (int i = lane.ordinal(); i < places.length(); i += LANES) {
            LaneCounts counts = places.getAcquire(i);
            if (counts != null) {
                adder.accept(counts, sum);
            }
        }
        return sum;
    }

    private static TimeCounter[] counters() {
        TimeCounter[] counters = new TimeCounter[LANES];
        Arrays.setAll(counters, lane -> new TimeCounter());
        return counters;
    }
}
