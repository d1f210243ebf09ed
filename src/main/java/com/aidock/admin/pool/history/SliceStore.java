package com.aidock.admin.pool.history;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The slices in the database: few statements, each for many rows, in short transactions. */
@Component
class SliceStore {
    /** The step of what is rolled up. */
    static final Duration COARSE = Duration.ofMinutes(5);

    /** The step of what is rolled up once more. */
    static final Duration HOUR = Duration.ofHours(1);

    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    private final EntityManager entities;

    SliceStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Adds what a process saw, in two statements; what is there already stays as it is. */
    @Transactional
    public void write(String instance, List<Slice> slices) {
        entities.createNativeQuery(SliceSql.WRITE_LANES)
                .setParameter("instance", instance)
                .setParameter("rows", SliceJson.lanes(slices))
                .executeUpdate();
        entities.createNativeQuery(SliceSql.WRITE_CONSOLES)
                .setParameter("instance", instance)
                .setParameter("rows", SliceJson.consoles(slices))
                .executeUpdate();
    }

    /** Sums up, of all processes, what lies between two multiples of the longer step; again, if it was already. */
    @Transactional
    public void rollUp(Duration from, Duration to, Instant since, Instant until) {
        Stream.of(SliceSql.ROLL_UP_LANES, SliceSql.ROLL_UP_CONSOLES)
                .map(sql -> entities.createNativeQuery(sql)
                        .setParameter("from", from.toSeconds())
                        .setParameter("to", to.toSeconds()))
                .forEach(query -> between(query, since, until).executeUpdate());
    }

    /** Forgets what is older, and tells how many rows went. */
    @Transactional
    public int removeBefore(Duration step, Instant before) {
        return Stream.of(SliceSql.REMOVE_LANES, SliceSql.REMOVE_CONSOLES)
                .mapToInt(sql -> entities.createNativeQuery(sql)
                        .setParameter("step", step.toSeconds())
                        .setParameter("before", before)
                        .executeUpdate())
                .sum();
    }

    /** The highest readings of each bin of time in which there are any, in their order. */
    @Transactional(readOnly = true)
    public List<HistoryPoint> series(Duration step, Duration bin, Instant since, Instant until) {
        Query query = entities.createNativeQuery(SliceSql.SERIES, Tuple.class)
                .setParameter("step", step.toSeconds())
                .setParameter("bin", bin.toSeconds());
        return SliceRows.tuples(between(query, since, until)).stream()
                .map(SliceRows::point)
                .toList();
    }

    /**
     * What all processes recorded in a window.
     *
     * @param exact whether not even the window's first minutes may be left out
     */
    @Transactional(readOnly = true)
    public WindowFigures figures(HistoryWindow window, Instant since, boolean exact) {
        Parts parts = parts(since, exact);
        return new WindowFigures(
                window,
                Duration.ofSeconds(
                        SliceRows.number(query(SliceSql.RECORDED, parts).getFirst(), 0)),
                SliceRows.lanes(query(SliceSql.LANES, parts)),
                SliceRows.console(query(SliceSql.CONSOLES, parts).getFirst()));
    }

    /** What all processes recorded in each window that ends at this moment, in their order, read in one transaction. */
    @Transactional(readOnly = true)
    public List<WindowFigures> figures(Instant now) {
        return Stream.of(HistoryWindow.values())
                .map(window -> figures(window, now.minus(window.length()), window == HistoryWindow.HOURS))
                .toList();
    }

    private Parts parts(Instant since, boolean exact) {
        Tuple edges = SliceRows.tuples(entities.createNativeQuery(SliceSql.EDGES, Tuple.class))
                .getFirst();
        return Parts.of(
                since,
                exact,
                Instant.ofEpochSecond(SliceRows.number(edges, 0)),
                Instant.ofEpochSecond(SliceRows.number(edges, 1)));
    }

    private List<Tuple> query(String sql, Parts parts) {
        Query query = entities.createNativeQuery(sql, Tuple.class);
        Map<String, Instant> moments = Map.of(
                SINCE,
                parts.since(),
                "steps",
                parts.steps(),
                "hours",
                parts.hours(),
                "rest",
                parts.rest(),
                "edge",
                parts.edge());
        query.getParameters()
                .forEach(parameter -> query.setParameter(
                        parameter.getName(), Objects.requireNonNull(moments.get(parameter.getName()))));
        return SliceRows.tuples(query);
    }

    private static Query between(Query query, Instant since, Instant until) {
        return query.setParameter(SINCE, since).setParameter(UNTIL, until);
    }
}
