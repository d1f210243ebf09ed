package com.aidock.admin.access;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Ends sessions in time on threads of their own: one asks the database about accounts, the other keeps the limits and
 * asks nobody, so that neither waits for a job nor for the other.
 */
final class SessionThreads implements SmartInitializingSingleton, AutoCloseable {
    /** A disabled user is out within 30 s: a look every 10 s leaves room for a slow answer and a missed look. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Duration LIMITS_EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(SessionThreads.class);

    private final LiveSessions sessions;
    private final SessionWatch watch;
    private final Duration lookEvery;
    private List<ScheduledExecutorService> threads = List.of();

    SessionThreads(LiveSessions sessions, SessionWatch watch, Duration lookEvery) {
        this.lookEvery = lookEvery;
        this.sessions = sessions;
        this.watch = watch;
    }

    @Override
    public void afterSingletonsInstantiated() {
        threads = List.of(
                repeat("session-watch", lookEvery, watch::look),
                repeat("session-limits", LIMITS_EVERY, sessions::endOverdue));
    }

    private static ScheduledExecutorService repeat(String name, Duration period, Runnable task) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        thread.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (Throwable e) {
                        LOG.error("The task {} failed; it goes on", name, e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
        return thread;
    }

    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
