package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.event.PoolEvent;
import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.internal.JacksonUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** A range of time as a chart; the past is sent once, then what is new. Where nothing was recorded there is a gap. */
@Tag("pool-chart")
@StyleSheet("context://" + PoolChart.UPLOT_STYLE)
@JavaScript("context://components/times.js")
@JavaScript("context://" + PoolChart.UPLOT)
@JavaScript("context://" + PoolChart.ELEMENT)
class PoolChart extends Component {
    static final String UPLOT = "webjars/uplot/1.6.30/dist/uPlot.iife.min.js";
    static final String UPLOT_STYLE = "webjars/uplot/1.6.30/dist/uPlot.min.css";
    static final String ELEMENT = "components/pool-chart.js";

    private static final String DETAIL = "event.detail";
    private static final int COLUMNS = 7;

    private transient @Nullable HistoryPoint last;
    private transient List<ChartMark> marks = List.of();
    private transient List<PoolEvent> events = List.of();

    PoolChart() {
        // Not an image: the marks in it can be pressed.
        getElement().setAttribute("role", "group");
    }

    /** Is told which incident somebody wants to see. */
    void onIncident(Consumer<UUID> listener) {
        getElement()
                .addEventListener("open-incident", event -> IncidentsTab.id(
                                event.getEventData().path(DETAIL).asString())
                        .ifPresent(listener))
                .addEventData(DETAIL);
    }

    /**
     * Draws a range anew.
     *
     * @param earlier points that lie further apart than those of the range do, before them; may be none
     */
    void begin(HistoryRange range, List<HistoryPoint> earlier, Duration step, List<HistoryPoint> points, Instant now) {
        getElement().setAttribute("aria-label", "Connections in use over the last " + range.label());
        ArrayNode rows = JacksonUtils.createArrayNode();
        last = null;
        addTo(rows, earlier, step);
        addTo(rows, points, range.step());
        getElement()
                .callJsFunction(
                        "setSeries",
                        rows,
                        range.length().toSeconds(),
                        range.step().toSeconds(),
                        now.getEpochSecond());
    }

    /** Adds what is new; points of steps that are drawn already take their place. */
    void append(HistoryRange range, List<HistoryPoint> points, Instant now) {
        if (last != null && !points.isEmpty() && !points.getFirst().at().isAfter(last.at())) {
            // The gap before these, if there is one, is drawn.
            last = null;
        }
        ArrayNode rows = JacksonUtils.createArrayNode();
        addTo(rows, points, range.step());
        getElement().callJsFunction("append", rows, now.getEpochSecond());
    }

    /** The begin of the last step that is drawn. */
    @Nullable
    Instant drawnTo() {
        return last == null ? null : last.at();
    }

    void mark(List<ChartMark> incidents) {
        if (incidents.equals(marks)) {
            return;
        }
        marks = List.copyOf(incidents);
        ArrayNode rows = JacksonUtils.createArrayNode();
        marks.forEach(mark -> rows.add(mark.json()));
        getElement().callJsFunction("setMarks", rows);
    }

    /** Starts, resizes, pauses and drills, as marks of their own. */
    void events(List<PoolEvent> now) {
        if (!now.equals(events)) {
            events = List.copyOf(now);
            getElement().callJsFunction("setEvents", ChartEvents.json(events));
        }
    }

    private void addTo(ArrayNode rows, List<HistoryPoint> points, Duration step) {
        for (HistoryPoint point : points) {
            if (last != null && missing(last, point, step)) {
                rows.add(gap(last, step));
            }
            rows.add(row(point));
            last = point;
        }
    }

    /** A second more than half a step too late is no jitter. */
    private static boolean missing(HistoryPoint before, HistoryPoint after, Duration step) {
        Duration latest = step.plus(step.dividedBy(2)).plusSeconds(1);
        return Duration.between(before.at(), after.at()).compareTo(latest) > 0;
    }

    private static ArrayNode gap(HistoryPoint before, Duration step) {
        ArrayNode row =
                JacksonUtils.createArrayNode().add(before.at().plus(step).getEpochSecond());
        for (int column = 1; column < COLUMNS; column++) {
            row.addNull();
        }
        return row;
    }

    private static ArrayNode row(HistoryPoint point) {
        return JacksonUtils.createArrayNode()
                .add(point.at().getEpochSecond())
                .add(point.main())
                .add(point.background())
                .add(point.reserved())
                .add(point.waiting())
                .add(point.capacity())
                .add(point.away() ? 1 : 0);
    }
}
