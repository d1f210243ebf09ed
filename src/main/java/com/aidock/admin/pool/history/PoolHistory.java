package com.aidock.admin.pool.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What was recorded of the pool, for screens. */
@Service
public class PoolHistory {
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final SliceStore store;
    private final RecentSlices recent;
    private final Clock clock;
    private final Map<HistoryWindow, Known> known = new EnumMap<>(HistoryWindow.class);

    PoolHistory(SliceStore store, RecentSlices recent, Clock clock) {
        this.store = store;
        this.recent = recent;
        this.clock = clock;
    }

    /** What each lane of this process did lately, from memory. */
    public RecentLanes lately() {
        return recent.summary();
    }

    /**
     * The points of a range from a moment on, where there are any; waits for the database.
     *
     * @param from brought to the begin of the step that it lies in
     */
    @PreAuthorize("hasRole('VIEWER')")
    public List<HistoryPoint> series(HistoryRange range, Instant from) {
        Duration step = range == HistoryRange.WEEK ? SliceStore.COARSE : Slice.STEP;
        return store.series(step, range.step(), Slice.begin(from, range.step()), clock.instant());
    }

    /** What all processes recorded in a window, at most 20 s old; waits for the database if nobody asked lately. */
    @PreAuthorize("hasRole('VIEWER')")
    public WindowFigures figures(HistoryWindow window) {
        Instant now = clock.instant();
        Known last;
        synchronized (known) {
            last = known.get(window);
        }
        if (last != null && last.at.plus(FRESH).isAfter(now)) {
            return last.figures;
        }
        WindowFigures read = read(window, now.minus(window.length()));
        synchronized (known) {
            known.put(window, new Known(now, read));
        }
        return read;
    }

    private WindowFigures read(HistoryWindow window, Instant since) {
        List<Slice> before = recent.unwritten();
        WindowFigures figures = store.figures(window, since, window == HistoryWindow.HOURS);
        // What was written meanwhile is among the figures already.
        List<Slice> still = recent.unwritten();
        before.retainAll(still);
        for (Slice slice : before) {
            figures = slice.at().isBefore(since) ? figures : figures.plus(slice);
        }
        return figures;
    }

    private record Known(Instant at, WindowFigures figures) {}
}
