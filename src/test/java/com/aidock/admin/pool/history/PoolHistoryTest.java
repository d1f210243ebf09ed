package com.aidock.admin.pool.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.PoolReader;
import com.aidock.admin.pool.event.PoolEvent;
import com.aidock.admin.pool.event.PoolEventKind;
import com.aidock.admin.pool.event.PoolEvents;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.DatabaseErrorKind;
import com.aidock.admin.database.DatabaseErrors;
import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.ScheduledWork;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.Outage;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = "VIEWER")
class PoolHistoryTest {
    /** Far from now, so that what the running process records is not among it. */
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private static final Work WORK = Work.job("Test", "history");
    /** On the main lane, which no job of the program uses: statements counted there are the test's own. */
    private static final Work COUNTED = new Work(WorkKind.PERSON, null, "Test", "count");

    private final SliceStore store;
    private final SliceRecorder recorder;
    private final RecentSlices recent;
    private final SliceWriter writer;
    private final PoolHistory history;
    private final Lanes lanes;
    private final DatabaseErrors errors;
    private final DatabaseState database;
    private final ScheduledWork scheduled;
    private final PoolReader reader;
    private final PoolEvents events;
    private final ApplicationEventPublisher publisher;
    private final Environment environment;
    private final JdbcTemplate sql;

    @Autowired
    PoolHistoryTest(
            SliceStore store,
            SliceRecorder recorder,
            RecentSlices recent,
            SliceWriter writer,
            PoolHistory history,
            Lanes lanes,
            DatabaseErrors errors,
            DatabaseState database,
            ScheduledWork scheduled,
            PoolReader reader,
            PoolEvents events,
            ApplicationEventPublisher publisher,
            Environment environment) {
        this.store = store;
        this.recorder = recorder;
        this.recent = recent;
        this.writer = writer;
        this.history = history;
        this.lanes = lanes;
        this.errors = errors;
        this.database = database;
        this.scheduled = scheduled;
        this.reader = reader;
        this.events = events;
        this.publisher = publisher;
        this.environment = environment;
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    void clear() {
        sql.update("delete from pool_sample");
        sql.update("delete from console_sample");
    }

    @Test
    void an_hour_of_slices_is_written_in_two_statements_and_one_borrow_and_twice_is_once() {
        List<Slice> hour = minutes(60);
        long statements = lanes.leases().statements(Lane.MAIN);
        long borrows = lanes.leases().borrows(Lane.MAIN);
        COUNTED.run(() -> store.write("one", hour));
        assertThat(lanes.leases().statements(Lane.MAIN) - statements).isEqualTo(2);
        assertThat(lanes.leases().borrows(Lane.MAIN) - borrows).isEqualTo(1);
        WORK.run(() -> store.write("one", hour));
        assertThat(rows("pool_sample", 10)).isEqualTo(3 * 360);
        assertThat(rows("console_sample", 10)).isEqualTo(360);
        assertThat(sql.queryForObject("select max(cardinality(acquire)) from pool_sample", Integer.class))
                .isEqualTo(15);
    }

    @Test
    void what_earlier_processes_recorded_is_read_once_and_then_in_memory() {
        WORK.run(() -> store.write("gone", minutes(10)));
        EarlierPoints earlier = new EarlierPoints(store, Clock.fixed(DAY.plus(Duration.ofMinutes(12)), ZoneOffset.UTC));
        assertThat(earlier.between(DAY, Instant.MAX)).isEmpty();
        earlier.read();
        long borrows = lanes.leases().borrows(Lane.MAIN);
        COUNTED.run(() -> {
            assertThat(earlier.between(DAY, DAY.plus(Duration.ofMinutes(5)))).hasSize(30);
            assertThat(earlier.between(DAY, Instant.MAX)).hasSize(60);
        });
        assertThat(lanes.leases().borrows(Lane.MAIN)).isEqualTo(borrows);
    }

    @Test
    void rolled_up_slices_keep_true_percentiles_and_rolling_up_again_changes_nothing() {
        WORK.run(() -> store.write("one", minutes(10)));
        Instant end = DAY.plus(Duration.ofMinutes(10));
        long statements = lanes.leases().statements(Lane.MAIN);
        COUNTED.run(() -> store.rollUp(Slice.STEP, SliceStore.COARSE, DAY, end));
        assertThat(lanes.leases().statements(Lane.MAIN) - statements).isEqualTo(2);
        WORK.run(() -> store.rollUp(Slice.STEP, SliceStore.COARSE, DAY, end));
        assertThat(rows("pool_sample", 300)).isEqualTo(2 * 3);
        assertThat(rows("console_sample", 300)).isEqualTo(2);
        WindowFigures fine = WORK.call(() -> store.figures(HistoryWindow.HOURS, DAY, true));
        WindowFigures coarse = WORK.call(() -> store.figures(HistoryWindow.HOURS, DAY, false));
        assertThat(coarse).isEqualTo(fine);
        LaneSlice main = requireNonNull(coarse.lanes().get(Lane.MAIN));
        assertThat(coarse.recorded()).isEqualTo(Duration.ofMinutes(10));
        assertThat(main.gauges())
                .isEqualTo(new LaneSlice.Gauges(600, 600, 100, 17_700, 59, 3, Duration.ofSeconds(2), 100));
        assertThat(main.borrows()).isEqualTo(1200);
        assertThat(main.closed(CloseReason.BROKEN)).isEqualTo(60);
        assertThat(main.hold().percentile(0.5)).isEqualTo(Slices.times(29, 1).percentile(1));
        assertThat(coarse.console().slowLoads()).isEqualTo(60);
        assertThat(coarse.console().errors()).containsEntry(DatabaseErrorKind.TIME_OUT, 60L);
    }

    @Test
    void a_slice_that_was_written_late_is_rolled_up_as_well() {
        List<Slice> slices = minutes(5);
        WORK.run(() -> store.write("one", slices.subList(10, 30)));
        Instant end = DAY.plus(Duration.ofMinutes(5));
        WORK.run(() -> store.rollUp(Slice.STEP, SliceStore.COARSE, DAY, end));
        WORK.run(() -> store.write("one", slices.subList(0, 10)));
        WORK.run(() -> store.rollUp(Slice.STEP, SliceStore.COARSE, DAY, end));
        assertThat(sql.queryForObject(
                        "select samples from pool_sample where step_seconds = 300 and lane = 'main'", Integer.class))
                .isEqualTo(300);
    }

    @Test
    void hours_that_were_paused_are_rolled_up_when_it_goes_on() {
        Clock clock = mock(Clock.class);
        HistoryUpkeep upkeep = new HistoryUpkeep(store, clock);
        when(clock.instant()).thenReturn(DAY);
        upkeep.run();
        WORK.run(() -> store.write("one", minutes(180)));
        when(clock.instant()).thenReturn(DAY.plus(Duration.ofHours(3)).plusSeconds(120));
        upkeep.run();
        assertThat(rows("pool_sample", 300)).isEqualTo(36 * Lane.values().length);
        assertThat(rows("pool_sample", 3600)).isEqualTo(3 * Lane.values().length);
    }

    @Test
    void replicas_write_rows_of_their_own_and_the_chart_shows_the_busiest() {
        WORK.run(() -> store.write("one", List.of(Slices.busy(DAY, 20))));
        WORK.run(() -> store.write("two", List.of(Slices.busy(DAY, 70))));
        assertThat(WORK.call(() -> store.series(Slice.STEP, Slice.STEP, DAY, DAY.plusSeconds(60))))
                .containsExactly(new HistoryPoint(DAY, 70, 0, 0, 3, 100, false));
        assertThat(WORK.call(() -> store.figures(HistoryWindow.HOURS, DAY, true))
                        .recorded())
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void where_nothing_was_recorded_there_is_no_point() {
        List<Slice> slices = minutes(10);
        WORK.run(() -> store.write("one", slices.subList(0, 6)));
        WORK.run(() -> store.write("two", slices.subList(30, 36)));
        assertThat(WORK.call(() -> store.series(Slice.STEP, Duration.ofMinutes(2), DAY, DAY.plus(Duration.ofHours(1)))))
                .extracting(HistoryPoint::at)
                .containsExactly(DAY, DAY.plusSeconds(240));
    }

    @Test
    void what_is_too_old_is_forgotten_by_its_step() {
        WORK.run(() -> store.write("one", minutes(10)));
        WORK.run(() -> store.rollUp(Slice.STEP, SliceStore.COARSE, DAY, DAY.plusSeconds(600)));
        int gone = WORK.call(() -> store.removeBefore(Slice.STEP, DAY.plusSeconds(300)));
        assertThat(gone).isEqualTo(30 * 3 + 30);
        assertThat(rows("pool_sample", 10)).isEqualTo(90);
        assertThat(rows("pool_sample", 300)).isEqualTo(6);
    }

    @Test
    void what_happens_is_counted_in_memory_at_once_and_written_later_by_one_writer() {
        recorder.finish();
        recent.written(recent.unwritten());
        HeldConnections.take(lanes, WorkKind.PERSON, 3).close();
        await().until(() -> {
            recorder.finish();
            return recent.unwritten().stream()
                            .mapToLong(slice -> slice.lane(Lane.MAIN).borrows())
                            .sum()
                    >= 3;
        });
        WindowFigures before = history.figures(HistoryWindow.HOURS);
        assertThat(requireNonNull(before.lanes().get(Lane.MAIN)).borrows()).isGreaterThanOrEqualTo(3);
        writer.write();
        assertThat(rows("pool_sample", 10)).isPositive();
        assertThat(sql.queryForList("select distinct instance from pool_sample"))
                .hasSize(1);
    }

    @Test
    void slices_are_written_while_scheduled_work_is_paused_and_wait_in_memory_while_the_database_is_away() {
        scheduled.pause();
        try {
            recent.add(Slices.busy(DAY.minus(Slice.STEP), 7));
            writer.write();
            assertThat(recent.unwritten()).extracting(Slice::at).doesNotContain(DAY.minus(Slice.STEP));
        } finally {
            scheduled.resume();
        }
        recent.add(Slices.busy(DAY, 7));
        try (Outage ignored = Outage.of(environment)) {
            await().until(() -> !database.reachable());
            writer.write();
            assertThat(recent.unwritten()).extracting(Slice::at).contains(DAY);
        }
        await().until(database::reachable);
        await().untilAsserted(() -> {
            writer.write();
            assertThat(recent.unwritten()).extracting(Slice::at).doesNotContain(DAY);
        });
        assertThat(sql.queryForObject("select max(active_max) from pool_sample where lane = 'main'", Integer.class))
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void what_a_drill_holds_is_no_use_in_what_is_recorded() throws SQLException {
        try (HeldConnections real = HeldConnections.take(lanes, WorkKind.PERSON, 3);
                Work.Scope drill = Drills.work(WorkKind.PERSON, "hold").bind();
                Connection held = lanes.getConnection()) {
            LaneReading reading = reader.read().lane(Lane.MAIN);
            assertThat(drilled(lanes)).isEqualTo(1);
            assertThat(new GaugeReader(lanes).read(Lane.MAIN, reader.read()).activeMax())
                    .isEqualTo(reading.active() - 1);
        }
    }

    private static long drilled(Lanes lanes) {
        return lanes.leases().held().stream()
                .filter(lease -> Drills.own(lease.work()))
                .count();
    }

    @Test
    void what_people_do_to_the_pool_is_a_mark_at_once_and_after_the_next_start_while_a_pause_stops_nothing() {
        scheduled.pause();
        try {
            publisher.publishEvent(new AuditedAttempt(
                    AuditAction.POOL_LANE_RESIZED, AuditOutcome.DONE, null, "Main: 30 to 110.", Work.current()));
            publisher.publishEvent(new AuditedAttempt(
                    AuditAction.POOL_LANE_RESIZED, AuditOutcome.REFUSED, null, "Not allowed.", Work.current()));
            UUID drill = events.begun(PoolEventKind.DRILL, "Drill of Main.");
            events.ended(drill, "Drill of Main: all passed.");
            assertThat(events.remembered(Instant.EPOCH))
                    .extracting(PoolEvent::text)
                    .contains("By system: Main: 30 to 110.", "Drill of Main: all passed.", "Console started.")
                    .doesNotContain("By system: Not allowed.");
            await().untilAsserted(() -> assertThat(sql.queryForList(
                            "select kind from pool_event where ended_at is not null or kind <> 'DRILL' order by kind",
                            String.class))
                    .containsExactly("DRILL", "RESIZE", "START"));
        } finally {
            scheduled.resume();
        }
        assertThat(WORK.call(() -> events.since(Instant.EPOCH)))
                .extracting(PoolEvent::kind)
                .contains(PoolEventKind.START, PoolEventKind.RESIZE, PoolEventKind.DRILL);
    }

    @Test
    void errors_of_the_database_are_counted_and_answers_to_bad_input_are_not() {
        Map<DatabaseErrorKind, Long> before = errors.counts();
        assertThatThrownBy(() -> run("select no_such_column from pool_sample")).hasMessageContaining("no_such_column");
        assertThatThrownBy(() -> run("set local statement_timeout = 1; select pg_sleep(5)"))
                .hasMessageContaining("statement timeout");
        assertThatThrownBy(() -> run("insert into pool_sample (step_seconds) values (10)"))
                .hasMessageContaining("null");
        Map<DatabaseErrorKind, Long> after = errors.counts();
        assertThat(grown(before, after, DatabaseErrorKind.PROGRAM)).isEqualTo(1);
        assertThat(grown(before, after, DatabaseErrorKind.TIME_OUT)).isEqualTo(1);
        assertThat(grown(before, after, DatabaseErrorKind.RESOURCES)).isZero();
    }

    private static long grown(
            Map<DatabaseErrorKind, Long> before, Map<DatabaseErrorKind, Long> after, DatabaseErrorKind kind) {
        return after.getOrDefault(kind, 0L) - before.getOrDefault(kind, 0L);
    }

    private void run(String statement) throws SQLException {
        try (Work.Scope ignored = WORK.bind();
                Connection connection = lanes.getConnection();
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    /** Slices of so many minutes; main has 0, 1, 2 … connections in use, beginning anew after 59. */
    private static List<Slice> minutes(int minutes) {
        return IntStream.range(0, minutes * 6)
                .mapToObj(i -> Slices.busy(DAY.plusSeconds(10L * i), i % 60))
                .toList();
    }

    private int rows(String table, int step) {
        return requireNonNull(
                sql.queryForObject("select count(*) from " + table + " where step_seconds = ?", Integer.class, step));
    }
}
