package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.platform.RepeatingTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the pool's state to the log each minute and at every change of state, in the shape that monitors look for. */
@Component
class PoolLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoolLog.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

    private final PoolMonitor.Subscription subscription;
    private final RepeatingTask watch;
    private final Clock clock;
    private @Nullable Health said;
    private Instant saidAt = Instant.MIN;

    PoolLog(PoolMonitor monitor, Clock clock) {
        this.clock = clock;
        this.subscription = monitor.onSample(this::consider);
        this.watch = RepeatingTask.every(WATCH_PERIOD, "pool-log", () -> watch(monitor.latest()));
    }

    /** The sampler cannot tell that it is stuck itself. */
    void watch(PoolSample sample) {
        if (sample.isOutdated()) {
            consider(sample);
        }
    }

    private synchronized void consider(PoolSample sample) {
        Instant now = clock.instant();
        if (sample.verdict() == said && now.isBefore(saidAt.plus(PERIOD))) {
            return;
        }
        said = sample.verdict();
        saidAt = now;
        if (sample.verdict() == Health.HEALTHY) {
            LOG.info(line(sample));
        } else {
            LOG.warn(line(sample));
        }
    }

    static String line(PoolSample sample) {
        return "🔥 POOL STATUS [%s]: Sync: %s | Async: %s"
                .formatted(sample.verdict().name(), share(sample.lane(Lane.MAIN)), share(sample.lane(Lane.BACKGROUND)));
    }

    private static String share(LaneReading reading) {
        return String.format(
                Locale.ROOT, "%.1f%% (%d/%d)", reading.utilisation() * 100, reading.active(), reading.capacity());
    }

    @Override
    public void close() {
        watch.close();
        subscription.close();
    }
}
