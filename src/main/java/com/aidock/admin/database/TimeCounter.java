package com.aidock.admin.database;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations into the buckets of {@link TimeCounts}. */
final class TimeCounter {
    private final AtomicLongArray counts = new AtomicLongArray(TimeCounts.BUCKETS);

    /** For the only thread that counts here at the moment: costs no atomic update. */
    void addAlone(long nanos) {
        int bucket = TimeCounts.bucket(nanos);
        counts.setRelease(bucket, counts.getPlain(bucket) + 1);
    }

    void add(long nanos) {
        counts.getAndIncrement(TimeCounts.bucket(nanos));
    }

    void addTo(long[] sum) {
        for (int bucket = 0; bucket < TimeCounts.BUCKETS; bucket++) {
            sum[bucket] += counts.getAcquire(bucket);
        }
    }

    TimeCounts read() {
        long[] sum = new long[TimeCounts.BUCKETS];
        addTo(sum);
        return TimeCounts.of(sum);
    }
}
