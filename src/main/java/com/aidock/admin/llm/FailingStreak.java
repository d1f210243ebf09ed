package com.aidock.admin.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often in a row the last tests failed; switches nothing off, because that is for people to decide. A test that
 * could not ask counts as neither.
 *
 * @param length at least 1
 * @param since when the first of them failed
 */
public record FailingStreak(int length, Instant since) {
    /** As the row counts it, further back than tests are kept; null if the last one worked or none was made. */
    static @Nullable FailingStreak of(LlmConfig config) {
        return config.failingSince == null ? null : new FailingStreak(config.failingTests, config.failingSince);
    }
}
