package com.aidock.admin.llm;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields' names as JSON, violations, and the ids of input fields spell them. */
public final class Fields {
    public static final String NAME = "name";
    public static final String DESCRIPTION = "description";
    public static final String PROVIDER = "provider";
    public static final String API_ENDPOINT = "api_endpoint";
    public static final String API_KEY = "api_key";
    public static final String API_VERSION = "api_version";
    public static final String DEFAULT_MODEL = "default_model";
    public static final String AVAILABLE_MODELS = "available_models";
    public static final String MODEL_PARAMETERS = "model_parameters";
    public static final String RATE_LIMIT_RPM = "rate_limit_rpm";
    public static final String RATE_LIMIT_TPM = "rate_limit_tpm";
    public static final String DAILY_QUOTA = "daily_quota";
    public static final String MONTHLY_BUDGET_USD = "monthly_budget_usd";
    public static final String COST_PER_1K_INPUT_TOKENS = "cost_per_1k_input_tokens";
    public static final String COST_PER_1K_OUTPUT_TOKENS = "cost_per_1k_output_tokens";
    public static final String COST_PER_REQUEST = "cost_per_request";
    public static final String IS_ACTIVE = "is_active";
    public static final String IS_PUBLIC = "is_public";
    public static final String PRIORITY = "priority";
    public static final String CUSTOM_HEADERS = "custom_headers";
    public static final String PROVIDER_SETTINGS = "provider_settings";
    public static final String REASON = "reason";
    public static final String REVISION = "revision";
    public static final String ALLOWED_PRIVATE_HOST = "allowed_private_host";

    /** All that a configuration holds, in the order in which people meet it. */
    static final List<String> ORDER = List.of(
            NAME,
            DESCRIPTION,
            PROVIDER,
            API_ENDPOINT,
            ALLOWED_PRIVATE_HOST,
            API_VERSION,
            API_KEY,
            CUSTOM_HEADERS,
            PROVIDER_SETTINGS,
            DEFAULT_MODEL,
            AVAILABLE_MODELS,
            MODEL_PARAMETERS,
            RATE_LIMIT_RPM,
            RATE_LIMIT_TPM,
            DAILY_QUOTA,
            MONTHLY_BUDGET_USD,
            COST_PER_1K_INPUT_TOKENS,
            COST_PER_1K_OUTPUT_TOKENS,
            COST_PER_REQUEST,
            IS_ACTIVE,
            IS_PUBLIC,
            PRIORITY);

    /** What a document may set of it: a key has its own way in, because no document shows it, and so has a host. */
    public static final Set<String> EDITABLE = ORDER.stream()
            .filter(field -> !field.equals(API_KEY) && !field.equals(ALLOWED_PRIVATE_HOST))
            .collect(Collectors.toUnmodifiableSet());

    private Fields() {}
}
