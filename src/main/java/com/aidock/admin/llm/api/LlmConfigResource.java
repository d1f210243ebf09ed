package com.aidock.admin.llm.api;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.HeaderHint;
import com.aidock.admin.llm.KeyHint;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.PreviousKeyHint;
import com.aidock.admin.llm.PriceOrigin;
import com.aidock.admin.llm.TestResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One LLM configuration as clients see it: every field, and of secrets only what may be shown. */
@JsonNaming(SnakeCaseStrategy.class)
record LlmConfigResource(
        long id,
        String name,
        @Nullable String description,
        String provider,
        @Nullable String apiEndpoint,
        @Nullable String apiVersion,
        @Nullable String defaultModel,
        List<String> availableModels,
        Map<String, @Nullable Object> modelParameters,
        @Nullable Integer rateLimitRpm,
        @Nullable Integer rateLimitTpm,
        @Nullable Integer dailyQuota,
        @Nullable BigDecimal monthlyBudgetUsd,

        @JsonProperty(Fields.COST_PER_1K_INPUT_TOKENS) @Nullable
        BigDecimal costPer1kInputTokens,

        @JsonProperty(Fields.COST_PER_1K_OUTPUT_TOKENS) @Nullable
        BigDecimal costPer1kOutputTokens,

        @Nullable BigDecimal costPerRequest,
        @JsonProperty(Fields.IS_ACTIVE) boolean active,
        @JsonProperty(Fields.IS_PUBLIC) boolean open,
        int priority,
        Map<String, Object> customHeaders,
        Map<String, @Nullable Object> providerSettings,
        ApiKey apiKeyHint,
        @Nullable FormerKey previousKey,
        @Nullable String allowedPrivateHost,
        String providerName,
        @JsonProperty("is_rate_limited") boolean rateLimited,
        boolean hasCostTracking,
        @Nullable BigDecimal estimatedCostPerRequest,
        Map<String, String> pricesSource,
        Map<String, Instant> pricesAsOf,
        boolean needsSecretAgain,
        @Nullable Instant lastTestedAt,
        @Nullable LastTest lastTestResult,
        Instant createdAt,
        Instant updatedAt) {

    static LlmConfigResource of(LlmConfigDetails config) {
        LlmConfigForm form = config.form();
        return new LlmConfigResource(
                config.id(),
                form.name(),
                form.description(),
                form.provider().id(),
                form.apiEndpoint(),
                form.apiVersion(),
                form.defaultModel(),
                form.availableModels(),
                form.modelParameters(),
                form.rateLimitRpm(),
                form.rateLimitTpm(),
                form.dailyQuota(),
                form.monthlyBudgetUsd(),
                form.costPer1kInputTokens(),
                form.costPer1kOutputTokens(),
                form.costPerRequest(),
                form.active(),
                form.isPublic(),
                form.priority(),
                headers(config.headers()),
                form.providerSettings(),
                ApiKey.of(config.key()),
                FormerKey.of(config.previousKey()),
                config.allowedPrivateHost(),
                config.providerName(),
                config.isRateLimited(),
                config.hasCostTracking(),
                config.estimatedCostPerRequest(),
                byPrice(config.priceOrigins(), PriceOrigin::source),
                byPrice(config.priceOrigins(), PriceOrigin::asOf),
                config.needsSecretAgain(),
                config.lastTest() == null ? null : config.lastTest().testedAt(),
                LastTest.of(config.lastTest()),
                config.createdAt(),
                config.updatedAt());
    }

    private static <T> Map<String, T> byPrice(Map<String, PriceOrigin> origins, Function<PriceOrigin, T> part) {
        Map<String, T> shown = new TreeMap<>();
        origins.forEach((price, origin) -> shown.put(price, part.apply(origin)));
        return shown;
    }

    /** By name: the text itself, or what may be shown of a secret one. */
    private static Map<String, Object> headers(List<HeaderHint> headers) {
        Map<String, Object> shown = new LinkedHashMap<>();
        headers.forEach(header -> shown.put(
                header.name(),
                header.value() == null ? new SecretHeader(true, header.hint(), header.unreadable()) : header.value()));
        return shown;
    }

    /** All that is ever shown of a key. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ApiKey(
            String state,
            @Nullable String last4,
            @Nullable String fingerprint,
            @Nullable Instant storedAt,
            @Nullable Instant acceptedAt) {
        static ApiKey of(KeyHint key) {
            return new ApiKey(
                    key.state().name().toLowerCase(Locale.ROOT),
                    key.last4(),
                    key.fingerprint(),
                    key.storedAt(),
                    key.acceptedAt());
        }
    }

    /** All that is ever shown of the key before the present one, as long as it is kept. */
    @JsonNaming(SnakeCaseStrategy.class)
    record FormerKey(String last4, String fingerprint, Instant keptUntil) {
        static @Nullable FormerKey of(@Nullable PreviousKeyHint key) {
            return key == null ? null : new FormerKey(key.last4(), key.fingerprint(), key.keptUntil());
        }
    }

    /** All that is ever shown of a secret header's value. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record SecretHeader(boolean secret, @Nullable String hint, boolean unreadable) {}

    /** What the last connection test found. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LastTest(String outcome, String message, long latencyMs, int models) {
        static @Nullable LastTest of(@Nullable TestResult test) {
            return test == null
                    ? null
                    : new LastTest(
                            test.outcome().name().toLowerCase(Locale.ROOT),
                            test.message(),
                            test.latency().toMillis(),
                            test.models());
        }
    }
}
