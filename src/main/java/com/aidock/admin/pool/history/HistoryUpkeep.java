package com.aidock.admin.pool.history;

import com.aidock.admin.database.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Rolls slices of 10 s up to steps of 5 min and those to hours, and forgets what is too old: 10 s after 26 hours, the
 * others after 8 days. Any replica does it for all, those that have ended included; doing it twice changes nothing.
 */
@Component
class HistoryUpkeep {
    static final Duration KEEP_FINE = Duration.ofHours(26);
    static final Duration KEEP_COARSE = Duration.ofDays(8);

    private static final Logger LOG = LoggerFactory.getLogger(HistoryUpkeep.class);
    private static final Work WORK = Work.job("Pool history", "roll up");
    /** Within what is kept for sure: a step of which a part is forgotten already must not be summed up again. */
    private static final Duration FIRST = Duration.ofHours(25);
    /** The same for hours. */
    private static final Duration FIRST_HOUR = KEEP_COARSE.minusHours(1);
    /** A slice is written within a minute: a step that is summed up before its last one is there would lack it. */
    private static final Duration WRITTEN = Duration.ofSeconds(90);
    /** As often as it runs, and somewhat more. */
    private static final Duration OFTEN = Duration.ofMinutes(8);
    /** Longer than a slice waits to be written while the database is away. */
    private static final Duration LATER = Duration.ofMinutes(70);

    private final SliceStore store;
    private final Clock clock;
    private Instant caughtUpAt = Instant.EPOCH;

    HistoryUpkeep(SliceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void run() {
        Instant now = clock.instant();
        try {
            WORK.run(() -> upkeep(now));
            caughtUpAt = now;
        } catch (RuntimeException e) {
            LOG.warn("The pool's history could not be rolled up; tried again in 5 minutes", e);
        }
    }

    private void upkeep(Instant now) {
        rollUp(Slice.STEP, SliceStore.COARSE, now.minus(lately(now) ? LATER : FIRST), now);
        rollUp(SliceStore.COARSE, SliceStore.HOUR, now.minus(lately(now) ? LATER : FIRST_HOUR), now);
        store.removeBefore(Slice.STEP, now.minus(KEEP_FINE));
        store.removeBefore(SliceStore.COARSE, now.minus(KEEP_COARSE));
        store.removeBefore(SliceStore.HOUR, now.minus(KEEP_COARSE));
    }

    /** While scheduled work was paused nothing was rolled up: then more than the last hour is to be caught up with. */
    private boolean lately(Instant now) {
        return caughtUpAt.isAfter(now.minus(OFTEN));
    }

    private void rollUp(Duration from, Duration to, Instant since, Instant now) {
        store.rollUp(from, to, Slice.begin(since, to), Slice.begin(now.minus(WRITTEN), to));
    }
}
