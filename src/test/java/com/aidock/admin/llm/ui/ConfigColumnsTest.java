package com.aidock.admin.llm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.probe.ProbeOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigColumnsTest {
    private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void complaint_9_a_row_says_how_often_in_a_row_it_failed_and_since_when() {
        LlmConfigRow row = row(ProbeOutcome.BAD_KEY, 5);
        assertThat(ConfigColumns.testWord(row, true)).isEqualTo("failed ×5, bad key");
        assertThat(ConfigColumns.testWord(row, false)).isEqualTo("failed ×5, bad key");
        assertThat(ConfigColumns.failing(row)).isEqualTo("Failed 5 times in a row since 2026-11-25 12:00:00 UTC");
    }

    @Test
    void a_single_failure_and_a_success_are_no_streak() {
        assertThat(ConfigColumns.testWord(row(ProbeOutcome.TIMEOUT, 1), true)).isEqualTo("timed out");
        assertThat(ConfigColumns.testWord(row(ProbeOutcome.OK, 0), true)).isEqualTo("works, 320 ms");
        assertThat(ConfigColumns.testWord(row(ProbeOutcome.OK, 0), false)).isEqualTo("works");
        assertThat(ConfigColumns.failing(row(ProbeOutcome.TIMEOUT, 1))).isEmpty();
        assertThat(ConfigColumns.testWord(row(null, 0), false)).isEqualTo("never tested");
        assertThat(ConfigColumns.testWord(ConfigGrid.placeholder(0), true)).isEmpty();
    }

    private static LlmConfigRow row(@Nullable ProbeOutcome outcome, int failing) {
        Instant since = failing == 0 ? null : SINCE;
        return new LlmConfigRow(
                1,
                "A",
                Provider.OPENAI,
                "m",
                true,
                true,
                1,
                null,
                null,
                null,
                SINCE,
                outcome,
                320,
                false,
                failing,
                since);
    }
}
