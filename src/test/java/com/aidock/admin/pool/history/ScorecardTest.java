package com.aidock.admin.pool.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.DatabaseErrorKind;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.TimeCounts;
import com.aidock.admin.pool.history.Score.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Duration ALL = HistoryWindow.HOURS.length();
    private static final Duration LITTLE = Duration.ofMinutes(35);

    @Test
    void a_miss_is_a_miss_at_once_and_green_needs_four_fifths_of_the_window() {
        assertThat(judge(Criterion.TIMEOUTS, LITTLE, lane(1, 0), ConsoleSlice.NONE)
                        .verdict())
                .isEqualTo(Verdict.MISSED);
        Score unknown = judge(Criterion.TIMEOUTS, LITTLE, lane(0, 0), ConsoleSlice.NONE);
        assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(unknown.detail())
                .isEqualTo("recorded so far: 35\u00a0min of the 1\u00a0h\u00a036\u00a0min it needs");
        assertThat(judge(Criterion.TIMEOUTS, Duration.ofMinutes(96), lane(0, 0), ConsoleSlice.NONE)
                        .verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void ninety_nine_of_a_hundred_pages_are_enough_and_none_say_nothing() {
        Score met = judge(Criterion.PAGE_LOADS, ALL, lane(0, 0), pages(200, 2));
        assertThat(met.verdict()).isEqualTo(Verdict.MET);
        assertThat(met.figure()).isEqualTo("99.0 %");
        assertThat(met.detail()).startsWith("of 200; 95 % within");
        assertThat(judge(Criterion.PAGE_LOADS, ALL, lane(0, 0), pages(200, 3)).verdict())
                .isEqualTo(Verdict.MISSED);
        assertThat(judge(Criterion.PAGE_LOADS, ALL, lane(0, 0), ConsoleSlice.NONE))
                .isEqualTo(new Score(Verdict.UNKNOWN, "–", "no page was opened yet"));
        assertThat(judge(Criterion.PAGE_LOADS, ALL, lane(0, 0), pages(10_000, 1))
                        .figure())
                .isEqualTo("99.9 %");
    }

    @Test
    void one_slow_page_among_few_is_no_verdict() {
        assertThat(judge(Criterion.PAGE_LOADS, ALL, lane(0, 0), pages(12, 1)))
                .isEqualTo(new Score(Verdict.UNKNOWN, "–", "too few: 12 of 200 page loads"));
        assertThat(judge(Criterion.PAGE_LOADS, ALL, lane(0, 0), pages(199, 199)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void utilisation_is_below_half_for_95_of_100_seconds() {
        Score met = judge(Criterion.UTILISATION, ALL, lane(0, 5), ConsoleSlice.NONE);
        assertThat(met.verdict()).isEqualTo(Verdict.MET);
        assertThat(met.figure()).isEqualTo("95.0 %");
        assertThat(met.detail()).isEqualTo("main: at most 60 in use of 100");
        assertThat(judge(Criterion.UTILISATION, ALL, lane(0, 6), ConsoleSlice.NONE)
                        .verdict())
                .isEqualTo(Verdict.MISSED);
    }

    @Test
    void errors_are_told_by_kind() {
        ConsoleSlice errors = new ConsoleSlice(
                TimeCounts.NONE, 0, Map.of(DatabaseErrorKind.CONNECTION, 1L, DatabaseErrorKind.TIME_OUT, 2L));
        assertThat(judge(Criterion.ERRORS, LITTLE, lane(0, 0), errors))
                .isEqualTo(new Score(Verdict.MISSED, "3", "1 × connection lost, 2 × timed out or cancelled"));
        assertThat(judge(Criterion.ERRORS, ALL, lane(0, 0), ConsoleSlice.NONE).verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void of_nothing_recorded_nothing_is_said_to_be_good() {
        WindowFigures nothing = new WindowFigures(HistoryWindow.WEEK, Duration.ZERO, Map.of(), ConsoleSlice.NONE);
        for (Criterion criterion : Criterion.values()) {
            assertThat(Scorecard.judge(criterion, nothing).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    private static Score judge(Criterion criterion, Duration recorded, LaneSlice main, ConsoleSlice console) {
        return Scorecard.judge(
                criterion, new WindowFigures(HistoryWindow.HOURS, recorded, Map.of(Lane.MAIN, main), console));
    }

    private static LaneSlice lane(long timeouts, int aboveHalf) {
        LaneSlice.Gauges gauges = new LaneSlice.Gauges(100, 100, aboveHalf, 0, 60, 0, Duration.ZERO, 100);
        return new LaneSlice(
                Lane.MAIN, gauges, 0, timeouts, 0, Map.of(), TimeCounts.NONE, TimeCounts.NONE, TimeCounts.NONE);
    }

    private static ConsoleSlice pages(int loads, int slow) {
        return new ConsoleSlice(Slices.times(40, loads), slow, Map.of());
    }
}
