package com.aidock.admin.audit;

import com.aidock.admin.database.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes entries away when their time is over: the only thing that ever does. */
@Component
class AuditRetention {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final Work WORK = Work.job("Audit", "remove old entries");
    private static final int BATCH = 5000;

    private final AuditStore store;
    private final AuditProperties properties;
    private final Clock clock;

    AuditRetention(AuditStore store, AuditProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /** Each hour, in batches that hold a connection of the background lane for a moment each. */
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        Instant now = clock.instant();
        try {
            int removed = all(most -> store.removeBefore(now.minus(properties.keep()), most))
                    + all(most -> store.removeStrangersBefore(now.minus(properties.keepStrangers()), most));
            if (removed > 0) {
                LOG.info("Removed {} old entries from the audit log", removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("Old entries of the audit log could not be removed; tried again in an hour", e);
        }
    }

    private static int all(IntUnaryOperator removal) {
        int removed = 0;
        int last;
        do {
            last = WORK.call(() -> removal.applyAsInt(BATCH));
            removed += last;
        } while (last == BATCH);
        return removed;
    }
}
