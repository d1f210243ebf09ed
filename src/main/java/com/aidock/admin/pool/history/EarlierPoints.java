package com.aidock.admin.pool.history;

import com.aidock.admin.database.Work;
import com.aidock.admin.pool.PoolMonitor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What earlier processes recorded of the minutes before this one began: read once after the start, so that no page has
 * to borrow for it, and then in memory. Empty while the database has not told it.
 */
@Component
public class EarlierPoints {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierPoints.class);
    private static final Work WORK = Work.job("Pool history", "read earlier samples");

    private final SliceStore store;
    private final Clock clock;
    private volatile List<HistoryPoint> points = List.of();

    EarlierPoints(SliceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("earlier-points").start(this::read);
    }

    void read() {
        Instant now = clock.instant();
        try {
            points = WORK.call(() -> store.series(Slice.STEP, Slice.STEP, now.minus(PoolMonitor.KEPT), now));
        } catch (RuntimeException e) {
            LOG.debug("What an earlier process recorded could not be read", e);
        }
    }

    /** The points between two moments, one for each 10 s of which there are records. */
    public List<HistoryPoint> between(Instant from, Instant until) {
        return points.stream()
                .filter(point -> !point.at().isBefore(from) && point.at().isBefore(until))
                .toList();
    }
}
