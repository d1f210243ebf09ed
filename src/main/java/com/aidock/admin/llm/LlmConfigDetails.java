package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One LLM configuration as it is stored, without its secrets.
 *
 * @param version to be given back with a change, which is refused if it is not the current one any more
 * @param form what can be edited; secret headers keep their values
 * @param key what may be shown of the key
 * @param previousKey what may be shown of the key before it while it can be switched back to, else null
 * @param headers what may be shown of the headers, in the form's order
 * @param allowedPrivateHost the host that may be called although its address is private, or null
 * @param priceOrigins where each price comes from, by the price's field; what is missing was never recorded
 * @param lastTest the result of the last connection test, or null
 * @param failing how often it failed in a row last, or null if it did not
 */
public record LlmConfigDetails(
        long id,
        long version,
        LlmConfigForm form,
        KeyHint key,
        @Nullable PreviousKeyHint previousKey,
        List<HeaderHint> headers,
        @Nullable String allowedPrivateHost,
        Map<String, PriceOrigin> priceOrigins,
        @Nullable TestResult lastTest,
        @Nullable FailingStreak failing,
        Instant createdAt,
        Instant updatedAt) {

    public LlmConfigDetails {
        headers = List.copyOf(headers);
        priceOrigins = Map.copyOf(priceOrigins);
    }

    public String providerName() {
        return form.provider().displayName();
    }

    /** Whether any limit is set. */
    public boolean isRateLimited() {
        return form.rateLimitRpm() != null || form.rateLimitTpm() != null || form.dailyQuota() != null;
    }

    /** Whether any price is known. */
    public boolean hasCostTracking() {
        return estimatedCostPerRequest() != null;
    }

    /** US dollars for 1,000 tokens in and 500 out, or null without any price. */
    public @Nullable BigDecimal estimatedCostPerRequest() {
        return Costs.estimate(form.costPer1kInputTokens(), form.costPer1kOutputTokens(), form.costPerRequest());
    }

    /** Whether a stored secret cannot be read and must be entered again. */
    public boolean needsSecretAgain() {
        return key.state() == KeyState.UNREADABLE || headers.stream().anyMatch(HeaderHint::unreadable);
    }
}
