package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the chart shows of 24 hours, in steps of 2 min. */
class LongRangeTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T02:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(2);

    private final LongRange range = new LongRange(HistoryRange.DAY);

    @Test
    void the_last_minutes_are_known_before_they_are_written() {
        range.loaded(BEGIN, List.of(point(0, 10)), BEGIN);
        range.remember(seconds(240, 90, i -> 50 + i));
        assertThat(range.since(BEGIN)).containsExactly(point(0, 10), point(2, 139));
        range.remember(seconds(240, 120, i -> 20));
        assertThat(range.since(BEGIN)).containsExactly(point(0, 10), point(2, 139));
    }

    @Test
    void of_a_step_that_both_know_the_busier_replica_is_shown() {
        range.remember(seconds(0, 240, i -> 30));
        range.loaded(BEGIN, List.of(point(0, 80), point(1, 5)), BEGIN);
        assertThat(range.since(BEGIN)).containsExactly(point(0, 80), point(1, 30));
        assertThat(range.since(BEGIN.plus(STEP).plusSeconds(90))).containsExactly(point(1, 30));
    }

    @Test
    void what_is_read_again_takes_the_place_of_the_last_step_and_what_is_too_old_goes() {
        range.loaded(BEGIN, List.of(point(0, 10), point(1, 20)), BEGIN);
        assertThat(range.next(BEGIN)).isEqualTo(BEGIN.plus(STEP));
        range.loaded(range.next(BEGIN), List.of(point(1, 25), point(2, 30)), BEGIN.plusSeconds(1));
        assertThat(range.since(BEGIN)).containsExactly(point(1, 25), point(2, 30));
    }

    @Test
    void a_step_is_away_if_the_database_was_for_most_of_it() {
        range.remember(List.of(away(0, true), away(1, true), away(2, false)));
        range.remember(List.of(away(120, true), away(121, false), away(122, false)));
        assertThat(range.since(BEGIN)).extracting(HistoryPoint::away).containsExactly(true, false);
    }

    private static List<HistoryPoint> seconds(int from, int count, IntUnaryOperator main) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HistoryPoint(
                        BEGIN.plusSeconds(from).plusSeconds(i), main.applyAsInt(i), 0, 0, 0, 100, false))
                .toList();
    }

    private static HistoryPoint point(int step, int main) {
        return new HistoryPoint(BEGIN.plus(STEP.multipliedBy(step)), main, 0, 0, 0, 100, false);
    }

    private static HistoryPoint away(int second, boolean away) {
        return new HistoryPoint(BEGIN.plusSeconds(second), 1, 0, 0, 0, 100, away);
    }
}
