package com.aidock.admin.database;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How long connections were waited for and held, by lane. As in the {@link LeaseTable}, whoever has a place is the only
 * one who counts there, so that counting costs no atomic update; only who really waited, or found no place, pays for
 * one.
 */
final class LeaseTimes {
    private static final int LANES = Lane.values().length;

    /** By place and lane, made when first needed: a place that a lane never uses costs nothing. */
    private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(LeaseTable.PLACES * LANES);

    private final TimeCounter[] waits = counters();
    private final TimeCounter[] overflowed = counters();

    /** For the thread that took the lease, once, while the lease has its place. */
    void waited(Lease lease, long nanos) {
        if (lease.place == LeaseTable.OVERFLOW || TimeCounts.bucket(nanos) > 0) {
            waits[lease.lane().ordinal()].add(nanos);
        } else {
            place(lease).served++;
        }
    }

    /** For the thread that gives the connection back, once, while the lease has its place. */
    void held(Lease lease, long nanos) {
        if (lease.place == LeaseTable.OVERFLOW) {
            overflowed[lease.lane().ordinal()].add(nanos);
        } else {
            place(lease).holds.addAlone(nanos);
        }
    }

    TimeCounts acquire(Lane lane) {
        long[] sum = new long[TimeCounts.BUCKETS];
        waits[lane.ordinal()].addTo(sum);
        for (int i = lane.ordinal(); i < places.length(); i += LANES) {
            Place place = places.getAcquire(i);
            sum[0] += place == null ? 0 : place.served;
        }
        return TimeCounts.of(sum);
    }

    TimeCounts hold(Lane lane) {
        long[] sum = new long[TimeCounts.BUCKETS];
        overflowed[lane.ordinal()].addTo(sum);
        for (int i = lane.ordinal(); i < places.length(); i += LANES) {
            Place place = places.getAcquire(i);
            if (place != null) {
                place.holds.addTo(sum);
            }
        }
        return TimeCounts.of(sum);
    }

    private Place place(Lease lease) {
        int index = lease.place / LeaseTable.STRIDE * LANES + lease.lane().ordinal();
        Place place = places.getPlain(index);
        if (place == null) {
            place = new Place();
            places.setRelease(index, place);
        }
        return place;
    }

    private static TimeCounter[] counters() {
        TimeCounter[] counters = new TimeCounter[LANES];
        Arrays.setAll(counters, lane -> new TimeCounter());
        return counters;
    }

    /** What one place counted for one lane. */
    private static final class Place {
        private final TimeCounter holds = new TimeCounter();
        /** Borrows that were served at once; a reader may see it a moment late. */
        private long served;
    }
}
