package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 100, 0 %",
        "69, 100, 69 %",
        "139, 200, 69 %",
        "70, 100, 70 %",
        "7, 10, 70 %",
        "90, 100, 90 %",
        "181, 200, 91 %",
        "91, 100, 91 %",
        "100, 100, 100 %",
    })
    void a_share_never_reads_as_the_wrong_side_of_a_bound(int active, int capacity, String text) {
        assertThat(Figures.percent((double) active / capacity)).isEqualTo(text);
    }

    @Test
    void durations_are_short() {
        assertThat(Figures.duration(Duration.ofMillis(3240))).isEqualTo("3.2 s");
        assertThat(Figures.duration(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
    }

    @Test
    void names_two_sessions_that_are_waited_for_and_counts_the_others() {
        assertThat(Figures.waitsFor(List.of(4711))).isEqualTo("waits for 4711");
        assertThat(Figures.waitsFor(List.of(4711, 4718))).isEqualTo("waits for 4711, 4718");
        assertThat(Figures.waitsFor(List.of(4711, 4718, 1, 2))).isEqualTo("waits for 4711, 4718 and 2 more");
    }
}
