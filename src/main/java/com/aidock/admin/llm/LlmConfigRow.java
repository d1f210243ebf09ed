package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list.
 *
 * @param lastTestedAt null if it was never tested
 * @param lastLatencyMs of the last test, in milliseconds
 * @param secretsUnreadable whether this process cannot read a stored secret, so that it must be entered again
 * @param failingTests how many tests in a row failed last
 * @param failingSince when the first of them was made, or null if none failed
 */
public record LlmConfigRow(
        long id,
        String name,
        Provider provider,
        @Nullable String defaultModel,
        boolean active,
        boolean isPublic,
        int priority,
        @Nullable BigDecimal costPer1kInputTokens,
        @Nullable BigDecimal costPer1kOutputTokens,
        @Nullable BigDecimal costPerRequest,
        @Nullable Instant lastTestedAt,
        @Nullable ProbeOutcome lastOutcome,
        @Nullable Integer lastLatencyMs,
        boolean secretsUnreadable,
        int failingTests,
        @Nullable Instant failingSince) {

    /** US dollars for 1,000 tokens in and 500 out, or null without any price. */
    public @Nullable BigDecimal estimatedCostPerRequest() {
        return Costs.estimate(costPer1kInputTokens, costPer1kOutputTokens, costPerRequest);
    }

    /** The same with the mark that a secret cannot be read. */
    LlmConfigRow withUnreadableSecrets() {
        return new LlmConfigRow(
                id,
                name,
                provider,
                defaultModel,
                active,
                isPublic,
                priority,
                costPer1kInputTokens,
                costPer1kOutputTokens,
                costPerRequest,
                lastTestedAt,
                lastOutcome,
                lastLatencyMs,
                true,
                failingTests,
                failingSince);
    }
}
