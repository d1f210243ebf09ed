package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration holds at one moment, as the history keeps it: each field is named here, so that nothing gets
 * into the history that nobody thought of, least of all a ciphertext.
 *
 * @param fields by their names as JSON spells them; of a key and of a secret header only that it is there
 * @param marks by which two secrets are told apart, for comparing in memory and never stored
 */
record ConfigContent(Map<String, @Nullable Object> fields, Map<String, String> marks) {
    static final String HEADER_NAME = "name";
    static final String HEADER_VALUE = "value";
    static final String HEADER_SECRET = "secret";
    static final String STORED = "stored";

    static ConfigContent of(LlmConfig config) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(Fields.NAME, config.name);
        fields.put(Fields.DESCRIPTION, config.description);
        connection(config, fields);
        fields.put(Fields.DEFAULT_MODEL, config.defaultModel);
        fields.put(Fields.AVAILABLE_MODELS, List.copyOf(config.availableModels));
        fields.put(Fields.MODEL_PARAMETERS, new LinkedHashMap<>(config.modelParameters));
        fields.put(Fields.RATE_LIMIT_RPM, config.rateLimitRpm);
        fields.put(Fields.RATE_LIMIT_TPM, config.rateLimitTpm);
        fields.put(Fields.DAILY_QUOTA, config.dailyQuota);
        fields.put(Fields.MONTHLY_BUDGET_USD, plain(config.monthlyBudgetUsd));
        fields.put(Fields.COST_PER_1K_INPUT_TOKENS, plain(config.costPer1kInputTokens));
        fields.put(Fields.COST_PER_1K_OUTPUT_TOKENS, plain(config.costPer1kOutputTokens));
        fields.put(Fields.COST_PER_REQUEST, plain(config.costPerRequest));
        fields.put(Fields.IS_ACTIVE, config.active);
        fields.put(Fields.IS_PUBLIC, config.isPublic);
        fields.put(Fields.PRIORITY, config.priority);
        return new ConfigContent(Collections.unmodifiableMap(fields), marks(config));
    }

    private static void connection(LlmConfig config, Map<String, @Nullable Object> fields) {
        fields.put(Fields.PROVIDER, config.provider.id());
        fields.put(Fields.API_ENDPOINT, config.apiEndpoint);
        fields.put(Fields.ALLOWED_PRIVATE_HOST, config.allowedPrivateHost);
        fields.put(Fields.API_VERSION, config.apiVersion);
        fields.put(Fields.API_KEY, config.key == null ? null : STORED);
        fields.put(
                Fields.CUSTOM_HEADERS,
                config.customHeaders.stream().map(ConfigContent::header).toList());
        fields.put(Fields.PROVIDER_SETTINGS, new LinkedHashMap<>(config.providerSettings));
    }

    private static Map<String, @Nullable Object> header(StoredHeader header) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept.put(HEADER_NAME, header.name());
        kept.put(HEADER_VALUE, header.value());
        kept.put(HEADER_SECRET, header.secret());
        return kept;
    }

    private static Map<String, String> marks(LlmConfig config) {
        Map<String, String> marks = new HashMap<>();
        if (config.key != null) {
            marks.put(Fields.API_KEY, config.key.fingerprint());
        }
        config.customHeaders.stream()
                .filter(StoredHeader::secret)
                .forEach(header -> marks.put(headerField(header.name()), String.valueOf(header.sealed())));
        return marks;
    }

    /** The name of a header's line in a list of changes. */
    static String headerField(String name) {
        return Fields.CUSTOM_HEADERS + "." + name;
    }

    /** The secrets that are others than before, or gone, or new. */
    List<String> secretsChangedSince(ConfigContent before) {
        return new TreeSet<>(Stream.concat(marks.keySet().stream(), before.marks.keySet().stream())
                        .filter(field -> !Objects.equals(marks.get(field), before.marks.get(field)))
                        .toList())
                .stream().toList();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
