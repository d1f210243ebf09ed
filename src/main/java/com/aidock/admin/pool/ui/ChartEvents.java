package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.event.PoolEvent;
import com.aidock.admin.pool.event.PoolEventKind;
import com.aidock.admin.ui.ExactTime;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.internal.JacksonUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the marks of the chart in words: each start, resize, pause and drill with its moment. */
class ChartEvents extends NativeDetails {
    /** More than this nobody reads; what is left out is counted. */
    private static final int MOST = 50;

    private final UnorderedList list = new UnorderedList();
    private List<PoolEvent> shown = List.of();

    ChartEvents() {
        setId("pool-chart-events");
        addClassName("chart-events");
        setContent(list);
        addToggleListener(toggle -> fill());
        setVisible(false);
    }

    /** Each once, the newest first; what is remembered is newer than what was stored. */
    static List<PoolEvent> of(Collection<PoolEvent> remembered, Collection<PoolEvent> stored, Instant since) {
        Map<UUID, PoolEvent> each = new LinkedHashMap<>();
        stored.forEach(event -> each.put(event.id(), event));
        remembered.forEach(event -> each.put(event.id(), event));
        return each.values().stream()
                .filter(event ->
                        !Objects.requireNonNullElse(event.until(), event.at()).isBefore(since))
                .sorted(Comparator.comparing(PoolEvent::at).reversed())
                .toList();
    }

    void show(List<PoolEvent> events) {
        if (events.equals(shown)) {
            return;
        }
        shown = List.copyOf(events);
        setVisible(!events.isEmpty());
        Map<PoolEventKind, Long> counts =
                events.stream().collect(Collectors.groupingBy(PoolEvent::kind, Collectors.counting()));
        setSummaryText("Marks: "
                + Stream.of(PoolEventKind.values())
                        .filter(counts::containsKey)
                        .map(kind -> "%s %s (%d)".formatted(shape(kind), kind.label(), counts.get(kind)))
                        .collect(Collectors.joining(", ")));
        fill();
    }

    /** Only while it is open: most viewers never open it, and each one's session would keep it. */
    private void fill() {
        list.removeAll();
        if (!isOpen()) {
            return;
        }
        shown.stream().limit(MOST).map(ChartEvents::text).map(ListItem::new).forEach(list::add);
        if (shown.size() > MOST) {
            list.add(new ListItem("and %d more".formatted(shown.size() - MOST)));
        }
    }

    private static String text(PoolEvent event) {
        Instant until = event.until();
        return ExactTime.text(event.at())
                + (until == null ? "" : ", for " + Figures.duration(Duration.between(event.at(), until)))
                + ": " + event.text();
    }

    private static String shape(PoolEventKind kind) {
        return switch (kind) {
            case START -> "◆";
            case RESIZE -> "◩";
            case PAUSE -> "‖";
            case RESUME -> "▷";
            case DRILL -> "▨";
        };
    }

    static ArrayNode json(List<PoolEvent> events) {
        ArrayNode rows = JacksonUtils.createArrayNode();
        events.stream().map(ChartEvents::json).forEach(rows::add);
        return rows;
    }

    private static ObjectNode json(PoolEvent event) {
        ObjectNode row = JacksonUtils.createObjectNode()
                .put("kind", event.kind().label())
                .put("shape", shape(event.kind()))
                .put("at", event.at().getEpochSecond())
                .put("label", event.text());
        Instant until = event.until();
        return until == null ? row : row.put("until", until.getEpochSecond());
    }
}
