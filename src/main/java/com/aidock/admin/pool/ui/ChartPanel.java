package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.event.PoolEvent;
import com.aidock.admin.pool.event.PoolEventKind;
import com.aidock.admin.pool.event.PoolEvents;
import com.aidock.admin.pool.history.EarlierPoints;
import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The chart with its ranges, and the same in a sentence for who cannot or need not see it. The last 15 minutes come
 * from memory at once, and what an earlier process recorded of them follows; longer ranges are loaded, and their last
 * minutes come from memory as well.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ChartPanel extends Div {
    private static final Duration STORED_STEP = Duration.ofSeconds(10);
    private static final int INCIDENTS = 50;
    private static final int SUMMARY_SECONDS = 5;
    private static final int DRAWING_SECONDS = 10;

    private final transient PoolMonitor monitor;
    private final transient PoolHistory history;
    private final transient Incidents incidents;
    private final transient EarlierPoints earlier;
    private final transient PoolEvents events;
    private final BackgroundLoad load;
    private final PoolChart chart = new PoolChart();
    private final ChartSummary summary = new ChartSummary();
    private final ChartEvents marks = new ChartEvents();
    private final RangeBar bar = new RangeBar(this::choose);
    private transient Consumer<HistoryRange> onRange = range -> {};
    private HistoryRange range = HistoryRange.QUARTER;
    /** What another process recorded of the last 15 minutes. */
    private final transient List<HistoryPoint> before = new ArrayList<>();

    private transient LongRange longRange = new LongRange(HistoryRange.DAY);
    private transient List<Incident> stored = List.of();
    private transient List<PoolEvent> storedEvents = List.of();
    private Instant loadedAt = Instant.MIN;

    ChartPanel(
            PoolMonitor monitor,
            PoolHistory history,
            EarlierPoints earlier,
            Incidents incidents,
            PoolEvents events,
            BackgroundTasks tasks,
            LateNotices notices) {
        this.monitor = monitor;
        this.history = history;
        this.incidents = incidents;
        this.earlier = earlier;
        this.events = events;
        this.load = new BackgroundLoad(tasks, this);
        addClassName("chart-panel");
        chart.getElement().setAttribute("aria-describedby", "pool-chart-summary");
        Div head = new Div(new H2("In use over time"), bar, summary);
        head.addClassNames("panel-head", "chart-head");
        add(head, notices.follow(load), chart, marks);
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
        before.clear();
        stored = List.of();
        storedEvents = List.of();
        loadedAt = Instant.MIN;
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
        Instant now = monitor.latest().at();
        load.cancel();
        before.addAll(earlier.between(
                now.minus(range.length()),
                samples.isEmpty() ? now : samples.getFirst().at()));
        drawLive(samples);
    }

    private void drawLive(List<PoolSample> samples) {
        chart.begin(
                range, before, STORED_STEP, points(samples), monitor.latest().at());
        mark();
        summariseLive(samples);
    }

    private void beginStored() {
        Instant now = monitor.latest().at();
        longRange = new LongRange(range);
        longRange.remember(used(points(monitor.history())));
        chart.begin(range, List.of(), STORED_STEP, longRange.since(Instant.EPOCH), now);
        mark();
        summary.loading();
        request(now.minus(range.length()));
    }

    private void request(Instant from) {
        HistoryRange asked = range;
        load.load(
                "load pool history",
                () -> new Loaded(
                        history.series(asked, from),
                        incidents.newest(INCIDENTS),
                        events.since(monitor.latest().at().minus(asked.length()))),
                loaded -> arrived(from, loaded));
    }

    private void arrived(Instant from, Loaded loaded) {
        Instant now = monitor.latest().at();
        loadedAt = now;
        stored = loaded.incidents;
        storedEvents = loaded.events;
        longRange.loaded(from, loaded.points, now.minus(range.length()));
        drawLong(from, now);
    }

    private void drawLong(Instant from, Instant now) {
        chart.append(range, longRange.since(from), now);
        mark();
        // Before it was loaded, most of it would seem not to be recorded.
        if (loadedAt.isAfter(Instant.MIN)) {
            List<HistoryPoint> all = longRange.since(Instant.EPOCH);
            summary.show(range, all, range.step().multipliedBy(all.size()));
        }
    }

    /** Called once a second. */
    void update() {
        PoolSample latest = monitor.latest();
        if (range == HistoryRange.QUARTER) {
            updateLive(latest);
        } else {
            updateLong(latest);
        }
    }

    private void updateLive(PoolSample latest) {
        Instant drawn = chart.drawnTo();
        List<PoolSample> newer = monitor.since(drawn == null ? Instant.MIN : drawn.plusSeconds(1));
        if (!newer.isEmpty()) {
            chart.append(range, points(newer), latest.at());
        }
        mark();
        if (latest.at().getEpochSecond() % SUMMARY_SECONDS == 0 || exceeds(latest)) {
            summariseLive(monitor.history());
        }
    }

    private void updateLong(PoolSample latest) {
        Instant now = latest.at();
        if (!load.pending() && !now.isBefore(loadedAt.plus(range.step()))) {
            request(longRange.next(now.minus(range.length())));
        }
        if (now.getEpochSecond() % DRAWING_SECONDS == 0 || exceeds(latest)) {
            // The step before as well: its last seconds came after it was drawn.
            Instant from = range.begin(now).minus(range.step());
            longRange.remember(used(points(monitor.since(from))));
            drawLong(from, now);
        }
    }

    private void mark() {
        Instant oldest = monitor.latest().at().minus(range.length());
        chart.mark(ChartMark.of(incidents.remembered(), stored, oldest));
        List<PoolEvent> all = ChartEvents.of(events.remembered(oldest), storedEvents, oldest);
        chart.events(all);
        marks.show(all);
    }

    private void summariseLive(List<PoolSample> samples) {
        Instant oldest = monitor.latest().at().minus(range.length());
        before.removeIf(point -> point.at().isBefore(oldest));
        List<HistoryPoint> all = new ArrayList<>(before);
        all.addAll(points(samples));
        all = new ArrayList<>(used(all));
        summary.show(range, all, STORED_STEP.multipliedBy(before.size()).plusSeconds(samples.size()));
    }

    private static List<HistoryPoint> points(List<PoolSample> samples) {
        return samples.stream().map(ChartPanel::point).toList();
    }

    /** Whether the sentence would be wrong beside this reading, unless a drill made it. */
    private boolean exceeds(PoolSample latest) {
        return !used(List.of(point(latest))).isEmpty() && summary.isExceededBy(point(latest));
    }

    /** The points that no drill filled: what a drill holds is no use, and stored steps are without it. */
    private List<HistoryPoint> used(List<HistoryPoint> points) {
        List<PoolEvent> drills = events.remembered(monitor.latest().at().minus(PoolMonitor.KEPT)).stream()
                .filter(event -> event.kind() == PoolEventKind.DRILL)
                .toList();
        return drills.isEmpty()
                ? points
                : points.stream()
                        .filter(point -> drills.stream().noneMatch(drill -> drill.drillAt(point.at())))
                        .toList();
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

    private record Loaded(List<HistoryPoint> points, List<Incident> incidents, List<PoolEvent> events) {}
}
