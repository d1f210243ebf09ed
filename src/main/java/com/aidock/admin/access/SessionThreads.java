package com.aidock.admin.access;

import com.aidock.admin.platform.RepeatingTask;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Ends sessions in time on threads of their own: one asks the database about accounts, the other keeps the limits and
 * asks nobody, so that neither waits for a job nor for the other.
 */
final class SessionThreads implements SmartInitializingSingleton, AutoCloseable {
    /** A disabled user is out within 30 s: a look every 10 s leaves room for a slow answer and a missed look. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Duration LIMITS_EVERY = Duration.ofSeconds(1);

    private final LiveSessions sessions;
    private final SessionWatch watch;
    private final Duration lookEvery;
    private List<RepeatingTask> threads = List.of();

    SessionThreads(LiveSessions sessions, SessionWatch watch, Duration lookEvery) {
        this.lookEvery = lookEvery;
        this.sessions = sessions;
        this.watch = watch;
    }

    @Override
    public void afterSingletonsInstantiated() {
        threads = List.of(
                RepeatingTask.every(lookEvery, "session-watch", watch::look),
                RepeatingTask.every(LIMITS_EVERY, "session-limits", sessions::endOverdue));
    }

    @Override
    public void close() {
        threads.forEach(RepeatingTask::close);
    }
}
