package com.aidock.admin.pool.ui;

import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.TimeCounts;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.history.HistoryWindow;
import com.aidock.admin.pool.history.LaneSlice;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.pool.history.RecentLanes;
import com.aidock.admin.pool.history.WindowFigures;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * What each lane does, in figures: of this process in the last minute and 15 minutes, from memory, and of all processes
 * in the last day and week, as recorded.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class LanesTab extends PoolTab {
    private static final List<String> COLUMNS = List.of(
            "Last",
            "Borrows/s",
            "Waited p50 · p95 · p99",
            "Held p50 · p95 · p99",
            "Gave up",
            "Peak in use",
            "Longest queue",
            "Opened",
            "Closed");
    private static final double HALF = 0.5;
    private static final double MOST = 0.95;
    private static final double NEARLY_ALL = 0.99;

    private final transient PoolHistory history;
    private final transient RecordedFigures recorded;
    private final Map<Lane, FactTable> tables = new EnumMap<>(Lane.class);
    private transient List<WindowFigures> windows = List.of();
    private transient @Nullable RecentLanes shown;

    LanesTab(PoolHistory history, BackgroundTasks tasks, LateNotices notices) {
        super(PoolPart.LANES);
        this.history = history;
        this.recorded = new RecordedFigures(
                this, history, tasks, List.of(HistoryWindow.DAY, HistoryWindow.WEEK), this::arrived);
        add(notices.follow(recorded.load()));
        for (Lane lane : Lane.values()) {
            FactTable table = new FactTable(
                    "lane-figures-" + lane.id(), lane.label(), COLUMNS, "The first figures come 10 s after the start.");
            table.addClassName("lane-figures");
            tables.put(lane, table);
            add(table);
        }
    }

    private void arrived(List<WindowFigures> found) {
        windows = found;
        draw(history.lately());
    }

    /** There is something new once in ten seconds. */
    @Override
    void show(PoolSample sample) {
        RecentLanes now = history.lately();
        if (now != shown) {
            draw(now);
        }
        recorded.update(sample);
    }

    private void draw(RecentLanes now) {
        shown = now;
        tables.forEach((lane, table) -> table.show(rows(lane, now)));
    }

    private List<List<String>> rows(Lane lane, RecentLanes now) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "minute", now.minute().get(lane));
        add(rows, "15 min", now.quarter().get(lane));
        // Of several replicas all together, so by the time that is recorded and not by their readings of it.
        windows.forEach(
                window -> add(rows, window.window().label(), window.lanes().get(lane), window.recorded()));
        return rows;
    }

    private static void add(List<List<String>> rows, String span, @Nullable LaneSlice slice) {
        if (slice != null) {
            add(rows, span, slice, Duration.ofSeconds(slice.gauges().samples()));
        }
    }

    private static void add(List<List<String>> rows, String span, @Nullable LaneSlice slice, Duration recorded) {
        if (slice != null && slice.gauges().samples() > 0) {
            rows.add(row(span, slice, recorded));
        }
    }

    private static List<String> row(String span, LaneSlice slice, Duration recorded) {
        LaneSlice.Gauges gauges = slice.gauges();
        return List.of(
                span,
                Figures.rate(slice.borrows(), recorded),
                percentiles(slice.acquire()),
                percentiles(slice.hold()),
                Figures.count(slice.timeouts()),
                "%d of %d".formatted(gauges.activeMax(), gauges.capacity()),
                gauges.waitingMax() == 0
                        ? "none"
                        : "%d, up to %s".formatted(gauges.waitingMax(), Figures.duration(gauges.longestWait())),
                Figures.count(slice.created()),
                closed(slice));
    }

    private static String percentiles(TimeCounts times) {
        return times.count() == 0
                ? "–"
                : Stream.of(HALF, MOST, NEARLY_ALL)
                        .map(share -> Figures.time(times.percentile(share)))
                        .collect(Collectors.joining(" · "));
    }

    private static String closed(LaneSlice slice) {
        String reasons = Stream.of(CloseReason.values())
                .filter(reason -> slice.closed(reason) > 0)
                .map(reason -> Figures.count(slice.closed(reason)) + " " + reason.label())
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "0" : reasons;
    }
}
