package com.aidock.admin.pool.history;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The slices in the database: few statements, each for many rows, in short transactions. */
@Component
class SliceStore {
    /** The step of what is rolled up. */
    static final Duration COARSE = Duration.ofMinutes(5);

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

    /** Sums up, of all processes, what lies between two multiples of {@link #COARSE}; again, if it was already. */
    @Transactional
    public void rollUp(Instant since, Instant until) {
        Stream.of(SliceSql.ROLL_UP_LANES, SliceSql.ROLL_UP_CONSOLES)
                .forEach(sql ->
                        between(entities.createNativeQuery(sql), since, until).executeUpdate());
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
        Instant edge = exact ? since : edge(since);
        return new WindowFigures(
                window,
                Duration.ofSeconds(
                        SliceRows.number(query(SliceSql.RECORDED, since, edge).getFirst(), 0)),
                SliceRows.lanes(query(SliceSql.LANES, since, edge)),
                SliceRows.console(query(SliceSql.CONSOLES, since, edge).getFirst()));
    }

    private Instant edge(Instant since) {
        Object edge = entities.createNativeQuery(SliceSql.EDGE).getSingleResult();
        Instant rolledUp = edge instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : since;
        return rolledUp.isBefore(since) ? since : rolledUp;
    }

    private List<Tuple> query(String sql, Instant since, Instant edge) {
        return SliceRows.tuples(entities.createNativeQuery(sql, Tuple.class)
                .setParameter(SINCE, since)
                .setParameter("edge", edge));
    }

    private static Query between(Query query, Instant since, Instant until) {
        return query.setParameter(SINCE, since).setParameter(UNTIL, until);
    }
}
