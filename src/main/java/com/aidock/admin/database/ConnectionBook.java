package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** What became of one lane's connections to the server: opened, failed their validation, closed and why. */
final class ConnectionBook {
    private final TimeCounter creation = new TimeCounter();
    private final AtomicLong failedValidations = new AtomicLong();
    private final AtomicLongArray closed = new AtomicLongArray(CloseReason.values().length);
    private final HikariConfig config;
    private volatile boolean shutDown;
    /** All that were open at this moment are to go. */
    private volatile long evictedAt = System.nanoTime();

    /** Of the connections that are opened with these settings. */
    ConnectionBook(HikariConfig config) {
        this.config = config;
    }

    void opened(long tookNanos) {
        creation.add(tookNanos);
    }

    void failedValidation() {
        failedValidations.incrementAndGet();
    }

    void evictAll() {
        evictedAt = System.nanoTime();
    }

    void shutDown() {
        shutDown = true;
    }

    /**
     * Notes the end of a connection.
     *
     * @param known why, if somebody said so
     * @param broken whether it did not answer any more
     */
    void closed(PhysicalConnection connection, @Nullable CloseReason known, boolean broken) {
        closed.incrementAndGet(reason(connection, known, broken).ordinal());
    }

    private CloseReason reason(PhysicalConnection connection, @Nullable CloseReason known, boolean broken) {
        if (known != null) {
            return known;
        }
        if (shutDown) {
            return CloseReason.SHUTDOWN;
        }
        if (broken) {
            return CloseReason.BROKEN;
        }
        if (connection.bornAt() - evictedAt < 0) {
            return CloseReason.EVICTED;
        }
        long now = System.nanoTime();
        return CloseReason.concluded(
                Duration.ofNanos(now - connection.bornAt()),
                Duration.ofNanos(now - connection.usedAt()),
                connection.maxLifetime(),
                Duration.ofMillis(config.getIdleTimeout()));
    }

    /** After how long a connection that is opened now will be replaced. */
    Duration maxLifetime() {
        return Duration.ofMillis(config.getMaxLifetime());
    }

    long failedValidations() {
        return failedValidations.get();
    }

    TimeCounts creation() {
        return creation.read();
    }

    Map<CloseReason, Long> closedByReason() {
        Map<CloseReason, Long> counts = new EnumMap<>(CloseReason.class);
        for (CloseReason reason : CloseReason.values()) {
            counts.put(reason, closed.get(reason.ordinal()));
        }
        return counts;
    }
}
