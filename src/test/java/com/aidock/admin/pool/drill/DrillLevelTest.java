package com.aidock.admin.pool.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.pool.Health;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillLevelTest {
    @Test
    void a_lane_of_100_has_exactly_the_steps_of_the_contract() {
        assertThat(DrillLevel.of(100)).extracting(DrillLevel::count).containsExactly(70, 90, 91, 100);
        assertThat(DrillLevel.of(100)).extracting(DrillLevel::impossible).containsOnlyNulls();
    }

    @Test
    void a_lane_of_20_has_its_first_step_above_90_per_cent_at_19() {
        assertThat(DrillLevel.of(20)).extracting(DrillLevel::count).containsExactly(14, 18, 19, 20);
        assertThat(DrillLevel.of(20)).extracting(DrillLevel::impossible).containsOnlyNulls();
    }

    @Test
    void a_lane_too_small_to_tell_90_from_100_leaves_the_step_out_with_the_reason() {
        List<DrillLevel> levels = DrillLevel.of(10);
        assertThat(levels.get(2).impossible()).isEqualTo("a lane of 10 is full before it is at 91 %");
        assertThat(levels.get(3).impossible()).isNull();
        assertThat(DrillLevel.of(3).getFirst().impossible()).isNotNull();
        assertThat(DrillLevel.of(3).getLast().impossible()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 9, 10, 11, 13, 19, 20, 33, 74, 100, 137, 1000})
    void every_step_that_is_possible_gives_the_verdict_that_is_expected_and_none_comes_twice(int capacity) {
        List<DrillLevel> possible = DrillLevel.of(capacity).stream()
                .filter(level -> level.impossible() == null)
                .toList();
        assertThat(possible).allMatch(level -> Health.of(level.count(), capacity) == level.expected());
        assertThat(possible)
                .extracting(DrillLevel::count)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(possible.getLast().count()).isEqualTo(capacity);
    }
}
