package com.aidock.admin.database;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that slow statements, transactions and holders are told to: logs each once, in one shape. */
public class SlowWorkLog {
    /** Above this it is slow. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SlowWorkLog.class);

    private final Clock clock;
    private final List<Consumer<SlowWork>> listeners = new CopyOnWriteArrayList<>();

    SlowWorkLog(Clock clock) {
        this.clock = clock;
    }

    /** Tells everyone who wants to know, on the thread that was slow: listeners only note it. */
    public void onSlow(Consumer<SlowWork> listener) {
        listeners.add(listener);
    }

    /**
     * Logs it and tells the listeners.
     *
     * @param lease the connection that it happened in, if that is known
     */
    public void report(SlowWork.Kind kind, Work work, @Nullable Lease lease, Duration took, String how) {
        int pid = lease == null ? 0 : lease.backendPid();
        String sql = lease == null ? null : lease.lastSql();
        SlowWork slow = new SlowWork(kind, work, pid, sql, took, how, clock.instant());
        LOG.warn(
                "Slow {}: {} s, {}, {}, user {}, backend {}, last statement: {}",
                kind.label(),
                "%.1f".formatted(took.toMillis() / 1000.0),
                how,
                slow.purpose(),
                work.actor() == null ? "-" : work.actor().id(),
                pid == 0 ? "-" : pid,
                sql == null ? "-" : sql);
        listeners.forEach(listener -> listener.accept(slow));
    }
}
