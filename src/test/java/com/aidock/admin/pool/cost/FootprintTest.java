package com.aidock.admin.pool.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintTest {
    /** Public, as what is measured is. */
    public record Figures(int a, long b, boolean c, Lane shared, Instant at) {}

    /** Public, as what is measured is. */
    public record Many(List<Figures> all, Duration took) {}

    @Test
    void counts_header_fields_and_what_is_referred_to_but_not_what_is_shared() {
        // 12 + 4 + 8 + 1 + 4 + 4 = 33, so 40; the instant 12 + 8 + 4 = 24.
        assertThat(Footprint.of(new Figures(1, 2, true, Lane.MAIN, Instant.EPOCH)))
                .isEqualTo(40 + 24);
    }

    @Test
    void counts_lists_with_their_array() {
        Figures one = new Figures(1, 2, true, Lane.MAIN, Instant.EPOCH);
        // The record 12 + 4 + 4 = 24, the list 24, its array 16 + 8 = 24, the duration 24, two figures.
        assertThat(Footprint.of(new Many(List.of(one, one), Duration.ZERO))).isEqualTo(24 + 24 + 24 + 24 + 2 * 64);
    }

    @Test
    void nothing_takes_nothing() {
        assertThat(Footprint.of(null)).isZero();
    }
}
