package com.aidock.admin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures per key and makes the next attempt wait for longer each time: {@code min(longest, first × 2^(failures
 * − free))} once the free ones are used up. Kept in memory, bounded, and forgotten an hour after the last failure.
 */
final class GrowingDelay {
    private static final long MOST_KEYS = 100_000;
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Limits limits;
    private final Ticker ticker;
    private final Cache<String, Failures> failures;

    GrowingDelay(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(MEMORY)
                .ticker(ticker)
                .build();
    }

    /** How long this key must wait, in whole seconds rounded up; 0 when it need not. */
    long secondsToWait(String key) {
        return seconds(failures.getIfPresent(key));
    }

    private long seconds(@Nullable Failures soFar) {
        long nanos = soFar == null ? 0 : soFar.until() - ticker.read();
        return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos - 1) + 1;
    }

    void failed(String key) {
        failures.asMap().compute(key, (k, before) -> oneMore(before));
    }

    /**
     * Counts a failure in advance unless the key must wait, in one step, so that a burst gets no more attempts than a
     * queue; returns how long it must wait.
     */
    long failedUnlessWaiting(String key) {
        AtomicLong seconds = new AtomicLong();
        failures.asMap().compute(key, (k, before) -> {
            seconds.set(seconds(before));
            return seconds.get() > 0 ? before : oneMore(before);
        });
        return seconds.get();
    }

    /** One that was counted in advance was no failure. */
    void takeBack(String key) {
        failures.asMap()
                .computeIfPresent(
                        key,
                        (k, before) -> before.count() <= 1 ? null : new Failures(before.count() - 1, ticker.read()));
    }

    void forget(String key) {
        failures.invalidate(key);
    }

    private Failures oneMore(@Nullable Failures before) {
        int count = before == null ? 1 : before.count() + 1;
        return new Failures(count, ticker.read() + limits.delay(count).toNanos());
    }

    /**
     * When the delay begins and how far it grows.
     *
     * @param free failures that cost nothing
     * @param first the delay after the last free failure
     */
    record Limits(int free, Duration first, Duration longest) {
        /** A browser that is known for an account, or somebody signed in; nobody who knows the password waits for longer than 30 s. */
        static final Limits OF_ONE_PERSON = new Limits(3, Duration.ofSeconds(1), Duration.ofSeconds(30));
        /** More is free than for a browser: a whole office may share an address. */
        static final Limits OF_AN_ADDRESS = new Limits(10, Duration.ofSeconds(1), Duration.ofSeconds(60));

        Duration delay(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            // Beyond 2^16 times the first delay the longest has been reached long ago.
            Duration grown = first.multipliedBy(1L << Math.min(16, failures - free));
            return grown.compareTo(longest) < 0 ? grown : longest;
        }
    }

    private record Failures(int count, long until) {}
}
