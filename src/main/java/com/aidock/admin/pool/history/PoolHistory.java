package com.aidock.admin.pool.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What was recorded of the pool, for screens. */
@Service
public class PoolHistory {
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final SliceStore store;
    private final RecentSlices recent;
    private final Clock clock;
    private volatile @Nullable Known known;

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
        return all().get(window.ordinal());
    }

    /** All windows as of the same moment, in their order: read at different moments they would contradict each other. */
    @PreAuthorize("hasRole('VIEWER')")
    public List<WindowFigures> all() {
        Instant now = clock.instant();
        Known last = known;
        if (last != null && last.at.plus(FRESH).isAfter(now)) {
            return last.figures;
        }
        List<WindowFigures> read = read(now);
        known = new Known(now, read);
        return read;
    }

    private List<WindowFigures> read(Instant now) {
        List<Slice> before = recent.unwritten();
        List<WindowFigures> stored = store.figures(now);
        // What was written meanwhile is among the figures already.
        before.retainAll(recent.unwritten());
        return stored.stream()
                .map(figures -> {
                    Instant since = now.minus(figures.window().length());
                    return before.stream()
                            .filter(slice -> !slice.at().isBefore(since))
                            .reduce(figures, WindowFigures::plus, (a, b) -> a);
                })
                .toList();
    }

    private record Known(Instant at, List<WindowFigures> figures) {}
}
