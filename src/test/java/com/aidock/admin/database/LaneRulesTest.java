package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneRulesTest {
    @Test
    void a_size_of_zero_is_refused_with_the_variable_and_what_would_be_right() {
        assertThatThrownBy(() -> LaneRules.check(Lane.MAIN, LaneBudgetTest.lane(1, 0)))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("aidock.lanes.main.maximum-size (AIDOCK_LANES_MAIN_MAXIMUMSIZE) is 0,"
                        + " but must be a whole number from 1 to 1000");
    }

    @Test
    void a_socket_timeout_that_ends_before_the_statement_does_is_refused() {
        Duration s = Duration.ofSeconds(10);
        Duration tooShort = Duration.ofSeconds(14);
        LaneSettings settings = new LaneSettings(1, 1, s, Duration.ofSeconds(30), s, s, s, tooShort, s, s);
        assertThatThrownBy(() -> LaneRules.check(Lane.RESERVED, settings))
                .hasMessageContaining("AIDOCK_LANES_RESERVED_SOCKETTIMEOUT")
                .hasMessageContaining("at least 15000 ms");
    }

    @Test
    void fewer_than_the_kept_connections_are_accepted_because_one_figure_is_often_lowered_alone() {
        assertThatCode(() -> LaneRules.check(Lane.MAIN, LaneBudgetTest.lane(30, 5)))
                .doesNotThrowAnyException();
    }
}
