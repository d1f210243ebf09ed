package com.aidock.admin.llm.api;

import com.aidock.admin.llm.Fields;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients may send, for the documentation alone: bodies are read by {@link FormReader}, which tells absent from
 * null. A test holds the two in step.
 */
@Schema(name = "LlmConfigInput")
record LlmConfigInput(
        @JsonProperty(Fields.NAME) @Schema(minLength = 1, maxLength = 100, description = "unique, whatever the case")
        String name,

        @JsonProperty(Fields.DESCRIPTION) @Schema(maxLength = 1000) @Nullable
        String description,

        @JsonProperty(Fields.PROVIDER)
        @Schema(
                allowableValues = {
                    "openai",
                    "anthropic",
                    "google",
                    "mistral",
                    "cohere",
                    "huggingface",
                    "azure_openai",
                    "custom",
                    "ollama",
                    "openrouter",
                    "groq"
                })
        String provider,

        @JsonProperty(Fields.API_ENDPOINT) @Schema(maxLength = 500) @Nullable
        String apiEndpoint,

        @JsonProperty(Fields.API_KEY)
        @Schema(minLength = 10, maxLength = 500, accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String apiKey,

        @JsonProperty(Fields.API_VERSION) @Schema(maxLength = 20) @Nullable
        String apiVersion,

        @JsonProperty(Fields.DEFAULT_MODEL) @Schema(maxLength = 100) @Nullable
        String defaultModel,

        @JsonProperty(Fields.AVAILABLE_MODELS) List<String> availableModels,
        @JsonProperty(Fields.MODEL_PARAMETERS) Map<String, Object> modelParameters,

        @JsonProperty(Fields.RATE_LIMIT_RPM) @Schema(minimum = "0") @Nullable
        Integer rateLimitRpm,

        @JsonProperty(Fields.RATE_LIMIT_TPM) @Schema(minimum = "0") @Nullable
        Integer rateLimitTpm,

        @JsonProperty(Fields.DAILY_QUOTA) @Schema(minimum = "0") @Nullable
        Integer dailyQuota,

        @JsonProperty(Fields.MONTHLY_BUDGET_USD) @Schema(minimum = "0", maximum = "99999999.99") @Nullable
        BigDecimal monthlyBudgetUsd,

        @JsonProperty(Fields.COST_PER_1K_INPUT_TOKENS) @Schema(minimum = "0", maximum = "999999.999999") @Nullable
        BigDecimal costPer1kInputTokens,

        @JsonProperty(Fields.COST_PER_1K_OUTPUT_TOKENS) @Schema(minimum = "0", maximum = "999999.999999") @Nullable
        BigDecimal costPer1kOutputTokens,

        @JsonProperty(Fields.COST_PER_REQUEST) @Schema(minimum = "0", maximum = "999999.999999") @Nullable
        BigDecimal costPerRequest,

        @JsonProperty(Fields.IS_ACTIVE) @Schema(defaultValue = "true")
        boolean active,

        @JsonProperty(Fields.IS_PUBLIC) @Schema(defaultValue = "true")
        boolean open,

        @JsonProperty(Fields.PRIORITY) @Schema(minimum = "0", maximum = "1000")
        int priority,

        @JsonProperty(Fields.CUSTOM_HEADERS)
        @Schema(description = "by name: a text, or {\"value\": \"…\", \"secret\": true}")
        Map<String, Object> customHeaders,

        @JsonProperty(Fields.PROVIDER_SETTINGS) Map<String, Object> providerSettings) {
    static final String CREATE = """
            {"name": "Support assistant", "provider": "openai", "api_key": "sk-…", "default_model": "gpt-5-mini",
             "available_models": ["gpt-5-mini"], "priority": 10}""";
    static final String CUSTOM = """
            {"name": "House model", "provider": "custom", "api_endpoint": "https://llm.example.org/v1",
             "default_model": "house-1", "custom_headers":
             {"X-Team": "support", "X-Gateway-Key": {"value": "…", "secret": true}}}""";
    static final String PATCH = """
            {"priority": 5, "monthly_budget_usd": 250, "description": null, "model_parameters": {"temperature": 0.2}}""";
}
