package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally<String> tally = new Tally<>();

    @Test
    void all_seconds_of_a_holder_count_for_what_it_turned_out_to_be() {
        tally.count(Map.of("a", Cause.TOO_SMALL));
        tally.count(Map.of("a", Cause.TOO_SMALL));
        tally.count(Map.of("a", Cause.SLOW_SQL));
        assertThat(tally.of(Cause.SLOW_SQL)).isEqualTo(3);
        assertThat(tally.of(Cause.TOO_SMALL)).isZero();
    }

    @Test
    void what_was_known_better_is_not_forgotten_while_it_still_holds() {
        tally.count(Map.of("a", Cause.SLOW_SQL));
        tally.count(Map.of("a", Cause.TOO_SMALL));
        assertThat(tally.of(Cause.SLOW_SQL)).isEqualTo(2);
    }

    @Test
    void who_gave_back_keeps_its_seconds() {
        tally.count(Map.of("a", Cause.LEAK, "b", Cause.TOO_SMALL));
        tally.count(Map.of());
        tally.count(Map.of("c", Cause.LEAK));
        assertThat(tally.of(Cause.LEAK)).isEqualTo(2);
        assertThat(tally.of(Cause.TOO_SMALL)).isEqualTo(1);
    }
}
