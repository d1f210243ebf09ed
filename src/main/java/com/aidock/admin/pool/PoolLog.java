package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
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

    private final PoolMonitor.Subscription subscription;
    private @Nullable Health said;
    private Instant saidAt = Instant.MIN;

    PoolLog(PoolMonitor monitor) {
        this.subscription = monitor.onSample(this::consider);
    }

    private void consider(PoolSample sample) {
        if (sample.verdict() == said && sample.at().isBefore(saidAt.plus(PERIOD))) {
            return;
        }
        said = sample.verdict();
        saidAt = sample.at();
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
        subscription.close();
    }
}
