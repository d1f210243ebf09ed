package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.probe.ProbeOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailingStreakTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void complaint_9_counts_failures_in_a_row_since_the_first_of_them() {
        List<PastTest> tests = tests(
                ProbeOutcome.TIMEOUT,
                ProbeOutcome.OK,
                ProbeOutcome.BAD_KEY,
                ProbeOutcome.NOT_POSSIBLE,
                ProbeOutcome.TIMEOUT);
        assertThat(FailingStreak.of(tests)).contains(new FailingStreak(2, START.plusSeconds(2), true));
    }

    @Test
    void there_is_none_when_the_last_one_worked_or_none_was_made() {
        assertThat(FailingStreak.of(List.of())).isEmpty();
        assertThat(FailingStreak.of(tests(ProbeOutcome.BAD_KEY, ProbeOutcome.OK)))
                .isEmpty();
        assertThat(FailingStreak.of(tests(ProbeOutcome.NOT_POSSIBLE))).isEmpty();
    }

    @Test
    void does_not_claim_to_know_what_is_no_longer_kept() {
        ProbeOutcome[] all =
                Collections.nCopies(TestHistory.KEPT, ProbeOutcome.TIMEOUT).toArray(ProbeOutcome[]::new);
        assertThat(FailingStreak.of(tests(all))).contains(new FailingStreak(50, START, false));
    }

    /** One a second, given from the first to the last. */
    private static List<PastTest> tests(ProbeOutcome... outcomes) {
        List<PastTest> tests = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            TestResult result = new TestResult(outcomes[i], "said", Duration.ofMillis(5), 0, START.plusSeconds(i));
            tests.addFirst(new PastTest(result, false, List.of()));
        }
        return tests;
    }
}
