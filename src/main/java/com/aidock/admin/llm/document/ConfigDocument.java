package com.aidock.admin.llm.document;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.HeaderForm;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be edited of a configuration as one document, as clients may send it, without any secret. */
public final class ConfigDocument {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ConfigDocument() {}

    /** Every field; of a secret header only that it is one. */
    public static ObjectNode of(LlmConfigForm form) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(Fields.NAME, form.name());
        document.put(Fields.DESCRIPTION, form.description());
        document.put(Fields.PROVIDER, form.provider().id());
        document.put(Fields.API_ENDPOINT, form.apiEndpoint());
        document.put(Fields.API_VERSION, form.apiVersion());
        document.put(Fields.CUSTOM_HEADERS, headers(form.customHeaders()));
        document.put(Fields.PROVIDER_SETTINGS, form.providerSettings());
        document.put(Fields.DEFAULT_MODEL, form.defaultModel());
        document.put(Fields.AVAILABLE_MODELS, form.availableModels());
        document.put(Fields.MODEL_PARAMETERS, form.modelParameters());
        document.put(Fields.RATE_LIMIT_RPM, form.rateLimitRpm());
        document.put(Fields.RATE_LIMIT_TPM, form.rateLimitTpm());
        document.put(Fields.DAILY_QUOTA, form.dailyQuota());
        document.put(Fields.MONTHLY_BUDGET_USD, form.monthlyBudgetUsd());
        document.put(Fields.COST_PER_1K_INPUT_TOKENS, form.costPer1kInputTokens());
        document.put(Fields.COST_PER_1K_OUTPUT_TOKENS, form.costPer1kOutputTokens());
        document.put(Fields.COST_PER_REQUEST, form.costPerRequest());
        document.put(Fields.IS_ACTIVE, form.active());
        document.put(Fields.IS_PUBLIC, form.isPublic());
        document.put(Fields.PRIORITY, form.priority());
        return JSON.valueToTree(document);
    }

    /** What a new configuration of this provider begins with, without name and provider. */
    public static ObjectNode defaults(Provider provider) {
        return of(ProviderDefaults.form(provider, "", null, true)).remove(List.of(Fields.NAME, Fields.PROVIDER));
    }

    private static Map<String, Object> headers(List<HeaderForm> headers) {
        Map<String, Object> shown = new LinkedHashMap<>();
        headers.forEach(header -> shown.put(
                header.name(),
                header.secret() || header.value() == null
                        ? Map.of("secret", true)
                        : header.value().reveal()));
        return shown;
    }
}
