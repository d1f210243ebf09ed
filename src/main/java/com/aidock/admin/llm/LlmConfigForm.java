package com.aidock.admin.llm;

import com.aidock.admin.events.Labelled;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be edited of an LLM configuration; the key is not among it, so that saving a form never touches the key.
 *
 * @param name 1–100 characters, unique without regard to case
 * @param description up to 1000 characters
 * @param provider whose API is spoken
 * @param apiEndpoint base URL, http or https, up to 500 characters
 * @param apiVersion up to 20 characters
 * @param defaultModel 1–100 characters; becomes one of the available models if it is not
 * @param availableModels in the order in which they are offered
 * @param modelParameters sent with requests; what is possible depends on the provider and its version
 * @param rateLimitRpm requests per minute, 0 or more, null for no limit
 * @param rateLimitTpm tokens per minute, 0 or more, null for no limit
 * @param dailyQuota requests per day, 0 or more, null for no limit
 * @param monthlyBudgetUsd US dollars with at most 2 decimals, null for no limit
 * @param costPer1kInputTokens US dollars with at most 6 decimals, null if not known
 * @param costPer1kOutputTokens US dollars with at most 6 decimals, null if not known
 * @param costPerRequest US dollars with at most 6 decimals, null if not known
 * @param active whether it may be used; needs an endpoint, a default model and, with most providers, a key
 * @param isPublic whether everybody may use it
 * @param priority 0–1000, lower comes first
 * @param customHeaders sent with every request
 * @param providerSettings for the connection, such as {@code timeout} in seconds
 */
public record LlmConfigForm(
        String name,
        @Nullable String description,
        Provider provider,
        @Nullable String apiEndpoint,
        @Nullable String apiVersion,
        @Nullable String defaultModel,
        List<String> availableModels,
        Map<String, @Nullable Object> modelParameters,
        @Nullable Integer rateLimitRpm,
        @Nullable Integer rateLimitTpm,
        @Nullable Integer dailyQuota,
        @Nullable BigDecimal monthlyBudgetUsd,
        @Nullable BigDecimal costPer1kInputTokens,
        @Nullable BigDecimal costPer1kOutputTokens,
        @Nullable BigDecimal costPerRequest,
        boolean active,
        boolean isPublic,
        int priority,
        List<HeaderForm> customHeaders,
        Map<String, @Nullable Object> providerSettings)
        implements Labelled {

    /**
     * Texts lose white space around them and count as absent when nothing is left; the lists lose blanks and doubles.
     */
    public LlmConfigForm {
        name = Texts.name(name);
        description = Texts.orNull(description);
        apiEndpoint = Texts.orNull(apiEndpoint);
        apiVersion = Texts.orNull(apiVersion);
        defaultModel = Texts.orNull(defaultModel);
        availableModels = Texts.models(availableModels, defaultModel);
        modelParameters = Collections.unmodifiableMap(new LinkedHashMap<>(modelParameters));
        customHeaders = List.copyOf(customHeaders);
        providerSettings = Collections.unmodifiableMap(new LinkedHashMap<>(providerSettings));
    }

    /** The same with other headers. */
    LlmConfigForm withHeaders(List<HeaderForm> headers) {
        return with(headers, active);
    }

    /** The same with other headers, active or not. */
    LlmConfigForm with(List<HeaderForm> headers, boolean activeOrNot) {
        return new LlmConfigForm(
                name,
                description,
                provider,
                apiEndpoint,
                apiVersion,
                defaultModel,
                availableModels,
                modelParameters,
                rateLimitRpm,
                rateLimitTpm,
                dailyQuota,
                monthlyBudgetUsd,
                costPer1kInputTokens,
                costPer1kOutputTokens,
                costPerRequest,
                activeOrNot,
                isPublic,
                priority,
                headers,
                providerSettings);
    }

    @Override
    public String label() {
        return name;
    }
}
