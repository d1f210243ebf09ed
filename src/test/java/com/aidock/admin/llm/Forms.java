package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds forms for tests: a valid, active one, with what the test changes. */
final class Forms {
    String name = "Support assistant";

    @Nullable
    String description;

    Provider provider = Provider.OPENAI;

    @Nullable
    String apiEndpoint = "https://api.openai.com/v1";

    @Nullable
    String apiVersion;

    @Nullable
    String defaultModel = "gpt-large";

    List<String> availableModels = new ArrayList<>(List.of("gpt-large", "gpt-small"));
    Map<String, @Nullable Object> modelParameters = new LinkedHashMap<>(Map.of("max_tokens", 4000));

    @Nullable
    Integer rateLimitRpm;

    @Nullable
    Integer rateLimitTpm;

    @Nullable
    Integer dailyQuota;

    @Nullable
    BigDecimal monthlyBudgetUsd;

    @Nullable
    BigDecimal costPer1kInputTokens;

    @Nullable
    BigDecimal costPer1kOutputTokens;

    @Nullable
    BigDecimal costPerRequest;

    boolean active = true;
    boolean isPublic = true;
    int priority = 100;
    List<HeaderForm> customHeaders = new ArrayList<>();
    Map<String, @Nullable Object> providerSettings = new LinkedHashMap<>();

    private Forms() {}

    static LlmConfigForm valid() {
        return of(f -> {});
    }

    static LlmConfigForm named(String name) {
        return of(f -> f.name = name);
    }

    static LlmConfigForm of(Consumer<Forms> changes) {
        Forms forms = new Forms();
        changes.accept(forms);
        return forms.build();
    }

    /** The form with some fields changed. */
    static LlmConfigForm changed(LlmConfigForm form, Consumer<Forms> changes) {
        Forms forms = new Forms();
        forms.name = form.name();
        forms.description = form.description();
        forms.provider = form.provider();
        forms.apiEndpoint = form.apiEndpoint();
        forms.apiVersion = form.apiVersion();
        forms.defaultModel = form.defaultModel();
        forms.availableModels = form.availableModels();
        forms.modelParameters = form.modelParameters();
        forms.rateLimitRpm = form.rateLimitRpm();
        forms.rateLimitTpm = form.rateLimitTpm();
        forms.dailyQuota = form.dailyQuota();
        forms.monthlyBudgetUsd = form.monthlyBudgetUsd();
        forms.costPer1kInputTokens = form.costPer1kInputTokens();
        forms.costPer1kOutputTokens = form.costPer1kOutputTokens();
        forms.costPerRequest = form.costPerRequest();
        forms.active = form.active();
        forms.isPublic = form.isPublic();
        forms.priority = form.priority();
        forms.customHeaders = form.customHeaders();
        forms.providerSettings = form.providerSettings();
        changes.accept(forms);
        return forms.build();
    }

    // The compiler loses the annotations of a compact constructor's parameters in the class file.
    @SuppressWarnings("NullAway")
    private LlmConfigForm build() {
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
                active,
                isPublic,
                priority,
                customHeaders,
                providerSettings);
    }
}
