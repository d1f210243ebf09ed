package com.aidock.admin.database.embedded;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server again that died, as often as it takes, with growing pauses. */
final class ServerGuard {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(ServerGuard.class);

    private final Postmaster postmaster;
    private final ServerLog log;
    private final Duration firstPause;
    private final Runnable start;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postgres-guard").factory());
    private Duration pause;

    ServerGuard(Postmaster postmaster, ServerLog log, Duration firstPause, Runnable start) {
        this.postmaster = postmaster;
        this.log = log;
        this.firstPause = firstPause;
        this.pause = firstPause;
        this.start = start;
    }

    void begin() {
        next(firstPause);
    }

    /** Lets a start that is under way end, for its server to be seen and stopped. */
    void end() {
        looks.shutdown();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // look() catches everything.
    private void next(Duration in) {
        try {
            looks.schedule(this::look, in.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.RejectedExecutionException e) {
            LOG.trace("The guard has ended", e);
        }
    }

    private void look() {
        Duration in = firstPause;
        try {
            log.bound();
            if (!looks.isShutdown() && !postmaster.alive()) {
                in = revive();
            }
        } catch (Throwable e) {
            LOG.warn("Looking after the embedded PostgreSQL failed; it goes on", e);
        } finally {
            next(in);
        }
    }

    /** The time until the next look. */
    private Duration revive() {
        if (pause.equals(firstPause)) {
            LOG.warn("The embedded PostgreSQL is gone; starting it again");
        }
        try {
            start.run();
            LOG.info("The embedded PostgreSQL is back");
            pause = firstPause;
            return firstPause;
        } catch (RuntimeException e) {
            Duration in = pause;
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            if (!looks.isShutdown()) {
                LOG.warn("{}; trying again in {} s", e.getMessage(), Math.max(1, in.toSeconds()));
            }
            return in;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
