package com.aidock.admin.database;

import com.aidock.admin.database.fault.Access;
import com.aidock.admin.database.fault.AccessRefused;
import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of one lane's connections to the server: opened, failed their validation, closed and why. */
final class ConnectionBook {
    private final TimeCounter creation = new TimeCounter();
    private final AtomicLong failedValidations = new AtomicLong();
    private final AtomicLong hindrances = new AtomicLong();
    private final AtomicLongArray closed = new AtomicLongArray(CloseReason.values().length);
    private final HikariConfig config;
    private final @Nullable Access access;
    private volatile boolean shutDown;
    /** All that were open at this moment are to go. */
    private volatile long evictedAt = System.nanoTime();

    private volatile CloseReason evictedFor = CloseReason.EVICTED;
    private volatile @Nullable SQLException openFailure;
    private volatile Consumer<AccessRefused> onRefusal = refusal -> {};

    /** Of the connections that are opened with these settings. */
    ConnectionBook(HikariConfig config) {
        this(config, null);
    }

    /** The same of connections that the server may refuse us. */
    ConnectionBook(HikariConfig config, @Nullable Access access) {
        this.config = config;
        this.access = access;
    }

    @Nullable
    Access access() {
        return access;
    }

    /** Why no connection can be opened for now; null when one may be asked for. */
    @Nullable
    AccessRefused refusal() {
        return access == null ? null : access.standing();
    }

    void opened(long tookNanos) {
        creation.add(tookNanos);
        openFailure = null;
    }

    /** Whom to tell that a session was refused. */
    void onRefusal(Consumer<AccessRefused> listener) {
        onRefusal = listener;
    }

    void failedToOpen(SQLException error) {
        openFailure = error;
        if (error instanceof AccessRefused refusal) {
            onRefusal.accept(refusal);
        }
    }

    /** Why none could be opened at the last attempt; null if one could. */
    @Nullable
    SQLException openFailure() {
        return openFailure;
    }

    void failedValidation() {
        failedValidations.incrementAndGet();
    }

    /** A borrower may be late now though its connection was free: one was validated, or closed instead of lent. */
    void hindrance() {
        hindrances.incrementAndGet();
    }

    /** Changes whenever there was another. */
    long hindrances() {
        return hindrances.get();
    }

    void evictAll(CloseReason why) {
        evictedFor = why;
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
            return evictedFor;
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
