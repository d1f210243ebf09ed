package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.Task;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The chart with its ranges, and the same in a sentence for who cannot or need not see it. The last 15 minutes come
 * from memory at once, and what an earlier process recorded of them follows; longer ranges are loaded, and then a step
 * at a time.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ChartPanel extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(ChartPanel.class);
    private static final Duration STORED_STEP = Duration.ofSeconds(10);
    private static final int INCIDENTS = 50;
    private static final int SUMMARY_SECONDS = 5;

    private final transient PoolMonitor monitor;
    private final transient PoolHistory history;
    private final transient Incidents incidents;
    private final transient BackgroundTasks tasks;
    private final BackgroundLoad load;
    private final PoolChart chart = new PoolChart();
    private final ChartSummary summary = new ChartSummary();
    private final RangeBar bar = new RangeBar(this::choose);
    private transient Consumer<HistoryRange> onRange = range -> {};
    private HistoryRange range = HistoryRange.QUARTER;
    /** Of a longer range, all; of the last 15 minutes, those that another process recorded. */
    private transient List<HistoryPoint> stored = new ArrayList<>();

    private transient Task completing = Task.NONE;
    private Instant loadedAt = Instant.MIN;

    ChartPanel(
            PoolMonitor monitor, PoolHistory history, Incidents incidents, BackgroundTasks tasks, LateNotices notices) {
        this.monitor = monitor;
        this.history = history;
        this.incidents = incidents;
        this.tasks = tasks;
        this.load = new BackgroundLoad(tasks, this);
        addClassName("chart-panel");
        chart.getElement().setAttribute("aria-describedby", "pool-chart-summary");
        Div head = new Div(new H2("In use over time"), bar, summary);
        head.addClassNames("panel-head", "chart-head");
        add(head, notices.follow(load), chart);
    }

    /** Tells of a choice, and of an incident that somebody wants to see. */
    void listen(Consumer<HistoryRange> choice, Consumer<UUID> incident) {
        onRange = choice;
        chart.onIncident(incident);
    }

    HistoryRange range() {
        return range;
    }

    private void choose(HistoryRange chosen) {
        show(chosen);
        onRange.accept(chosen);
    }

    /** Draws a range anew. */
    void show(HistoryRange wanted) {
        range = wanted;
        completing.cancel();
        stored = new ArrayList<>();
        bar.show(range);
        chart.mark(List.of());
        if (range == HistoryRange.QUARTER) {
            beginLive();
        } else {
            beginStored();
        }
    }

    private void beginLive() {
        List<PoolSample> samples = monitor.history();
        drawLive(samples);
        load.cancel();
        Instant until =
                samples.isEmpty() ? monitor.latest().at() : samples.getFirst().at();
        Instant from = monitor.latest().at().minus(range.length());
        if (Duration.between(from, until).compareTo(STORED_STEP) > 0 && wellEnough(monitor.latest())) {
            complete(from, until);
        }
    }

    /** In an emergency nobody waits for what is only nice to have. */
    private static boolean wellEnough(PoolSample sample) {
        return sample.health() == Health.HEALTHY && sample.database().reachable();
    }

    private void complete(Instant from, Instant until) {
        completing = tasks.run(
                this,
                "load pool history",
                () -> history.before(from, until),
                earlier -> {
                    stored.addAll(earlier);
                    drawLive(monitor.history());
                },
                failure -> LOG.debug("What an earlier process recorded could not be loaded", failure));
    }

    private void drawLive(List<PoolSample> samples) {
        chart.begin(
                range, stored, STORED_STEP, points(samples), monitor.latest().at());
        markRemembered();
        summariseLive(samples);
    }

    private void beginStored() {
        Instant now = monitor.latest().at();
        chart.begin(range, List.of(), STORED_STEP, List.of(), now);
        summary.loading();
        request(now.minus(range.length()));
    }

    private void request(Instant from) {
        HistoryRange asked = range;
        load.load(
                "load pool history",
                () -> new Loaded(history.series(asked, from), incidents.newest(INCIDENTS)),
                loaded -> arrived(from, loaded));
    }

    private void arrived(Instant from, Loaded loaded) {
        Instant now = monitor.latest().at();
        Instant oldest = now.minus(range.length());
        loadedAt = now;
        stored.removeIf(point ->
                point.at().isBefore(oldest) || !point.at().plus(range.step()).isBefore(from.plusSeconds(1)));
        stored.addAll(loaded.points);
        chart.append(range, loaded.points, now);
        chart.mark(ChartMark.of(loaded.incidents, oldest));
        summary.show(range, stored, range.step().multipliedBy(stored.size()));
    }

    /** Called once a second: adds a second, or a step when one is over. */
    void update() {
        PoolSample latest = monitor.latest();
        if (range == HistoryRange.QUARTER) {
            Instant drawn = chart.drawnTo();
            List<PoolSample> newer = monitor.since(drawn == null ? Instant.MIN : drawn.plusSeconds(1));
            if (!newer.isEmpty()) {
                chart.append(range, points(newer), latest.at());
            }
            markRemembered();
            if (latest.at().getEpochSecond() % SUMMARY_SECONDS == 0) {
                summariseLive(monitor.history());
            }
        } else if (!load.pending() && !latest.at().isBefore(loadedAt.plus(range.step()))) {
            Instant drawn = chart.drawnTo();
            request(drawn == null ? latest.at().minus(range.length()) : drawn);
        }
    }

    private void markRemembered() {
        chart.mark(ChartMark.of(incidents.remembered(), monitor.latest().at().minus(range.length())));
    }

    private void summariseLive(List<PoolSample> samples) {
        Instant oldest = monitor.latest().at().minus(range.length());
        stored.removeIf(point -> point.at().isBefore(oldest));
        List<HistoryPoint> all = new ArrayList<>(stored);
        all.addAll(points(samples));
        summary.show(range, all, STORED_STEP.multipliedBy(stored.size()).plusSeconds(samples.size()));
    }

    private static List<HistoryPoint> points(List<PoolSample> samples) {
        return samples.stream().map(ChartPanel::point).toList();
    }

    private static HistoryPoint point(PoolSample sample) {
        return new HistoryPoint(
                Instant.ofEpochSecond(sample.at().getEpochSecond()),
                sample.lane(Lane.MAIN).active(),
                sample.lane(Lane.BACKGROUND).active(),
                sample.lane(Lane.RESERVED).active(),
                sample.waiting(),
                sample.lane(Lane.MAIN).capacity(),
                !sample.database().reachable());
    }

    private record Loaded(List<HistoryPoint> points, List<Incident> incidents) {}
}
