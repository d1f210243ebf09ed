package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With 15 minutes to live and 2 minutes to idle, as the lanes have it. */
class CloseReasonTest {
    @Test
    void one_that_idled_for_its_time_and_is_young_was_not_needed() {
        assertThat(concluded(Duration.ofMinutes(5), Duration.ofSeconds(125))).isEqualTo(CloseReason.IDLE_TIMEOUT);
        assertThat(concluded(Duration.ofMinutes(5), Duration.ofMinutes(5))).isEqualTo(CloseReason.IDLE_TIMEOUT);
    }

    @Test
    void one_in_the_last_quarter_of_its_life_that_was_in_use_or_kept_though_idle_was_replaced() {
        assertThat(concluded(Duration.ofMinutes(12), Duration.ofSeconds(3))).isEqualTo(CloseReason.MAX_LIFETIME);
        assertThat(concluded(Duration.ofMinutes(12), Duration.ofMinutes(12))).isEqualTo(CloseReason.MAX_LIFETIME);
    }

    @Test
    void where_both_fit_and_where_neither_does_nothing_is_claimed() {
        assertThat(concluded(Duration.ofMinutes(12), Duration.ofSeconds(125))).isEqualTo(CloseReason.OTHER);
        assertThat(concluded(Duration.ofMinutes(5), Duration.ofSeconds(3))).isEqualTo(CloseReason.OTHER);
    }

    private static CloseReason concluded(Duration age, Duration idle) {
        return CloseReason.concluded(age, idle, Duration.ofMinutes(15), Duration.ofMinutes(2));
    }
}
