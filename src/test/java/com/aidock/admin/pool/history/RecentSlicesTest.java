package com.aidock.admin.pool.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aidock.admin.database.Lane;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentSlicesTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final RecentSlices recent = new RecentSlices();

    @Test
    void the_last_minute_and_15_minutes_are_summed_up_from_their_slices_only() {
        for (int i = 0; i < 100; i++) {
            recent.add(Slices.busy(START.plusSeconds(10L * i), i));
        }
        LaneSlice minute = requireNonNull(recent.summary().minute().get(Lane.MAIN));
        assertThat(minute.borrows()).isEqualTo(6 * 20);
        assertThat(minute.gauges().samples()).isEqualTo(60);
        assertThat(minute.hold().percentile(0)).isEqualTo(Slices.times(94, 1).percentile(0.5));
        LaneSlice quarter = requireNonNull(recent.summary().quarter().get(Lane.MAIN));
        assertThat(quarter.timeouts()).isEqualTo(90);
        assertThat(quarter.gauges().activeMax()).isEqualTo(99);
    }

    @Test
    void two_minutes_tell_how_many_are_in_use_on_average_and_how_long_opening_took() {
        for (int i = 0; i < 20; i++) {
            recent.add(Slices.busy(START.plusSeconds(10L * i), 92));
        }
        LaneSlice lately = requireNonNull(recent.summary().twoMinutes().get(Lane.MAIN));
        assertThat(lately.gauges().samples()).isEqualTo(120);
        assertThat(lately.rate()).isEqualTo(2);
        assertThat(lately.meanHold()).isEqualTo(Slices.times(92, 1).total());
        assertThat(lately.inUse()).isCloseTo(2 * lately.meanHold().toNanos() / 1e9, within(1e-9));
        assertThat(lately.creation().count()).isEqualTo(24);
    }

    @Test
    void a_pause_of_the_process_is_not_filled_up_with_older_slices() {
        for (int i = 0; i < 6; i++) {
            recent.add(Slices.busy(START.plusSeconds(10L * i), 1));
        }
        recent.add(Slices.busy(START.plusSeconds(600), 1));
        assertThat(requireNonNull(recent.summary().minute().get(Lane.MAIN)).borrows())
                .isEqualTo(20);
    }

    @Test
    void what_cannot_be_written_is_kept_for_an_hour_and_the_oldest_is_forgotten_first() {
        for (int i = 0; i < 500; i++) {
            recent.add(Slices.busy(START.plusSeconds(10L * i), 1));
        }
        List<Slice> waiting = recent.unwritten();
        assertThat(waiting).hasSize(RecentSlices.MOST_UNWRITTEN);
        assertThat(waiting.getFirst().at()).isEqualTo(START.plusSeconds(1400));
        recent.add(Slices.busy(START.plusSeconds(5000), 1));
        recent.written(waiting);
        assertThat(recent.unwritten()).extracting(Slice::at).containsExactly(START.plusSeconds(5000));
    }
}
