package com.aidock.admin.llm.api;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.LlmConfigRow;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One line of the list; the rest is read one by one. */
@JsonNaming(SnakeCaseStrategy.class)
record LlmConfigItem(
        long id,
        String name,
        String provider,
        String providerName,
        @Nullable String defaultModel,
        @JsonProperty(Fields.IS_ACTIVE) boolean active,
        @JsonProperty(Fields.IS_PUBLIC) boolean open,
        int priority,

        @JsonProperty(Fields.COST_PER_1K_INPUT_TOKENS) @Nullable
        BigDecimal costPer1kInputTokens,

        @JsonProperty(Fields.COST_PER_1K_OUTPUT_TOKENS) @Nullable
        BigDecimal costPer1kOutputTokens,

        @Nullable BigDecimal costPerRequest,
        @Nullable BigDecimal estimatedCostPerRequest,
        @Nullable Instant lastTestedAt,
        @Nullable String lastTestOutcome,
        @Nullable Integer lastTestLatencyMs,
        boolean needsSecretAgain) {
    static LlmConfigItem of(LlmConfigRow row) {
        return new LlmConfigItem(
                row.id(),
                row.name(),
                row.provider().id(),
                row.provider().displayName(),
                row.defaultModel(),
                row.active(),
                row.isPublic(),
                row.priority(),
                row.costPer1kInputTokens(),
                row.costPer1kOutputTokens(),
                row.costPerRequest(),
                row.estimatedCostPerRequest(),
                row.lastTestedAt(),
                row.lastOutcome() == null ? null : row.lastOutcome().name().toLowerCase(Locale.ROOT),
                row.lastLatencyMs(),
                row.secretsUnreadable());
    }
}
