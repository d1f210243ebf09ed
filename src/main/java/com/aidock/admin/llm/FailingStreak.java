package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often in a row the last tests failed; switches nothing off, because that is for people to decide.
 *
 * @param since when the first of them failed
 * @param whole whether a test before them worked, or there was none; else there may be more of them than are kept
 */
public record FailingStreak(int length, Instant since, boolean whole) {
    /**
     * The streak, if the last test failed. Where nothing could be asked, nothing is known, so that counts as neither.
     */
    public static Optional<FailingStreak> of(List<PastTest> latestFirst) {
        List<TestResult> told = latestFirst.stream()
                .map(PastTest::result)
                .filter(result -> result.outcome() != ProbeOutcome.NOT_POSSIBLE)
                .toList();
        List<TestResult> failed =
                told.stream().takeWhile(result -> !result.ok()).toList();
        boolean whole = failed.size() < told.size() || latestFirst.size() < TestHistory.KEPT;
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(new FailingStreak(failed.size(), failed.getLast().testedAt(), whole));
    }
}
