package com.aidock.admin.database;

import java.time.Duration;
import java.util.Arrays;

/**
 * How often a duration fell into each of {@value #BUCKETS} buckets since some start. The first bucket is below 1.024
 * µs, then each doubling has four of equal width, so that a bucket's bound is at most 25 % above any duration in it;
 * the last one takes everything from 2.4 hours on.
 */
public final class TimeCounts {
    /** How many buckets there are, always. */
    public static final int BUCKETS = 134;

    /** Nothing was counted. */
    public static final TimeCounts NONE = new TimeCounts(new long[BUCKETS]);

    /** Durations below two to this power, in nanoseconds, share the first bucket. */
    private static final int FIRST_BITS = 10;

    private static final int PARTS = 4;
    private static final int PART_BITS = 2;

    private final long[] counts;

    private TimeCounts(long[] counts) {
        this.counts = counts;
    }

    /**
     * The counts of each bucket, shortest durations first, as {@link #counts()} gave them.
     *
     * @throws IllegalArgumentException if there are not {@value #BUCKETS} of them
     */
    public static TimeCounts of(long[] counts) {
        if (counts.length != BUCKETS) {
            throw new IllegalArgumentException("%d buckets instead of %d".formatted(counts.length, BUCKETS));
        }
        return new TimeCounts(counts.clone());
    }

    /** Which bucket counts a duration of so many nanoseconds; below 0 counts as 0. */
    static int bucket(long nanos) {
        if (nanos < 1L << FIRST_BITS) {
            return 0;
        }
        int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int part = (int) (nanos >>> bits - PART_BITS) & PARTS - 1;
        return Math.min(1 + (bits - FIRST_BITS) * PARTS + part, BUCKETS - 1);
    }

    /** The bucket's upper bound in nanoseconds; of the last one, which has none, its lower. */
    public static long boundNanos(int bucket) {
        if (bucket == BUCKETS - 1) {
            return boundNanos(BUCKETS - 2);
        }
        int step = bucket - 1;
        return bucket == 0 ? 1L << FIRST_BITS : PARTS + step % PARTS + 1L << FIRST_BITS + step / PARTS - PART_BITS;
    }

    /** What was counted since an earlier reading of the same counter. */
    public TimeCounts minus(TimeCounts earlier) {
        return combined(earlier, -1);
    }

    /** What two counters counted together. */
    public TimeCounts plus(TimeCounts other) {
        return combined(other, 1);
    }

    private TimeCounts combined(TimeCounts other, int sign) {
        long[] sum = counts.clone();
        Arrays.setAll(sum, i -> Math.max(0, sum[i] + sign * other.counts[i]));
        return new TimeCounts(sum);
    }

    /** How many durations were counted. */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /**
     * What so many of the durations did not exceed: the upper bound of the bucket in which that one lies, zero when
     * nothing was counted.
     *
     * @param p share of the durations, 0 to 1: 0.95 for the 95th percentile
     */
    public Duration percentile(double p) {
        long count = count();
        if (count == 0) {
            return Duration.ZERO;
        }
        long rank = Math.clamp((long) Math.ceil(p * count), 1, count);
        int bucket = 0;
        for (long below = counts[0]; below < rank; below += counts[bucket]) {
            bucket++;
        }
        return Duration.ofNanos(boundNanos(bucket));
    }

    /** The sum of all durations, each taken as the middle of its bucket, so at most 12.5 % off above 1 µs. */
    public Duration total() {
        double nanos = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            nanos += counts[bucket] * middleNanos(bucket);
        }
        return Duration.ofNanos((long) nanos);
    }

    private static double middleNanos(int bucket) {
        return bucket == 0 ? 0 : (boundNanos(bucket - 1) + boundNanos(bucket)) / 2.0;
    }

    /** The count of each bucket, shortest durations first; to be kept and given to {@link #of} again. */
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeCounts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "%d, half within %s, 95 %% within %s".formatted(count(), percentile(0.5), percentile(0.95));
    }
}
