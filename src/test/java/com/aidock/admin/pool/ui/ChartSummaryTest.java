package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartSummaryTest {
    private final ChartSummary summary = new ChartSummary();

    @Test
    void tells_the_peak_and_knows_what_would_prove_it_wrong() {
        assertThat(summary.isExceededBy(point(1, 0))).isTrue();
        summary.show(HistoryRange.QUARTER, List.of(point(40, 2), point(12, 0)), Duration.ofMinutes(15));
        assertThat(summary.getElement().getTextRecursively())
                .contains("Main had at most 40 of 100 in use", "at most 2 waited at once");
        assertThat(summary.isExceededBy(point(40, 2))).isFalse();
        assertThat(summary.isExceededBy(point(41, 0))).isTrue();
        assertThat(summary.isExceededBy(point(3, 3))).isTrue();
    }

    @Test
    void tells_of_background_when_that_was_the_busy_one() {
        summary.show(HistoryRange.QUARTER, List.of(point(0, 0), point(0, 3, 4)), Duration.ofMinutes(15));
        assertThat(summary.getElement().getTextRecursively())
                .isEqualTo("Main had none of 100 in use, background at most 3; at most 4 waited at once.");
        assertThat(summary.isExceededBy(point(0, 3, 4))).isFalse();
        assertThat(summary.isExceededBy(point(0, 4, 4))).isTrue();
    }

    private static HistoryPoint point(int main, int waiting) {
        return point(main, 0, waiting);
    }

    private static HistoryPoint point(int main, int background, int waiting) {
        return new HistoryPoint(Instant.parse("2026-11-26T02:00:00Z"), main, background, 0, waiting, 100, false);
    }
}
