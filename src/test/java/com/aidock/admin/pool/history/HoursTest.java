package com.aidock.admin.pool.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Work;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures of long windows are put together from hours, and say what the slices would. */
@PostgresTest
@SpringBootTest
class HoursTest {
    /** Far from now, so that what the running process records is not among it. */
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    /** In the midst of a slice of 5 min, of which one has begun. */
    private static final Instant NOW = DAY.plus(Duration.ofMinutes(4 * 60 + 12));

    private static final Work WORK = Work.job("Test", "hours");

    private final SliceStore store;
    private final JdbcTemplate sql;

    @Autowired
    HoursTest(SliceStore store, Environment environment) {
        this.store = store;
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    void four_hours_of_two_replicas() {
        sql.update("delete from pool_sample");
        sql.update("delete from console_sample");
        WORK.run(() -> store.write("one", slices(0, 4 * 360 + 72)));
        WORK.run(() -> store.write("two", slices(90, 4 * 360 + 72)));
    }

    @Test
    void a_window_says_the_same_from_hours_steps_and_slices_as_from_slices_alone() {
        Instant since = DAY.plus(Duration.ofMinutes(35));
        Instant odd = since.plusSeconds(70);
        WindowFigures plain = figures(since, true);
        WindowFigures oddly = figures(odd, true);

        new HistoryUpkeep(store, Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(figures(since, false)).isEqualTo(plain);
        assertThat(figures(odd, true)).isEqualTo(oddly);
        assertThat(count(3600)).isEqualTo(4 * 2 * 3);
    }

    @Test
    void whole_hours_are_read_in_place_of_their_steps() {
        new HistoryUpkeep(store, Clock.fixed(NOW, ZoneOffset.UTC)).run();
        Instant since = DAY.plus(Duration.ofMinutes(35));
        WindowFigures before = figures(since, false);
        sql.update(
                "update pool_sample set borrows = 0, hold = '{}' where step_seconds = 300 and at >= ? and at < ?",
                java.sql.Timestamp.from(DAY.plus(Duration.ofHours(1))),
                java.sql.Timestamp.from(DAY.plus(Duration.ofHours(4))));
        assertThat(figures(since, false)).isEqualTo(before);
    }

    @Test
    void a_slice_that_was_written_late_comes_into_its_hour() {
        HistoryUpkeep upkeep = new HistoryUpkeep(store, Clock.fixed(NOW, ZoneOffset.UTC));
        upkeep.run();
        Instant late = DAY.plus(Duration.ofMinutes(3 * 60 + 20));
        WORK.run(() -> store.write("three", List.of(Slices.busy(late, 99))));
        upkeep.run();
        assertThat(sql.queryForObject(
                        "select active_max from pool_sample where step_seconds = 3600 and instance = 'three'"
                                + " and lane = 'main'",
                        Integer.class))
                .isEqualTo(99);
    }

    @Test
    void a_minute_that_is_not_written_yet_when_its_step_is_summed_up_is_not_missed_until_the_next_time() {
        Instant now = DAY.plus(Duration.ofMinutes(4 * 60 + 15)).plusSeconds(20);
        new HistoryUpkeep(store, Clock.fixed(now, ZoneOffset.UTC)).run();
        long borrows = borrows();
        WORK.run(() -> store.write("one", slices(4 * 360 + 72, 4 * 360 + 90)));
        assertThat(borrows() - borrows).isEqualTo(18 * 20);
    }

    private long borrows() {
        return Objects.requireNonNull(figures(DAY, false).lanes().get(Lane.MAIN))
                .borrows();
    }

    private WindowFigures figures(Instant since, boolean exact) {
        return WORK.call(() -> store.figures(HistoryWindow.WEEK, since, exact));
    }

    private int count(int step) {
        Integer rows =
                sql.queryForObject("select count(*) from pool_sample where step_seconds = ?", Integer.class, step);
        return rows == null ? 0 : rows;
    }

    private static List<Slice> slices(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> Slices.busy(DAY.plusSeconds(10L * i), i % 60))
                .toList();
    }
}
