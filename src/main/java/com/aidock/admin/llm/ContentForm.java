package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the form of what the history keeps, so that a revision can be stored anew by the same rules as any form. */
final class ContentForm {
    private final Map<String, @Nullable Object> fields;

    private ContentForm(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** The form; secret headers keep what is stored for their name now. */
    @SuppressWarnings("NullAway") // annotations of a compact constructor's parameters are lost
    static LlmConfigForm of(Map<String, @Nullable Object> fields) {
        ContentForm from = new ContentForm(fields);
        return new LlmConfigForm(
                String.valueOf(fields.get(Fields.NAME)),
                from.text(Fields.DESCRIPTION),
                Provider.fromId(String.valueOf(fields.get(Fields.PROVIDER))).orElseThrow(),
                from.text(Fields.API_ENDPOINT),
                from.text(Fields.API_VERSION),
                from.text(Fields.DEFAULT_MODEL),
                from.list(Fields.AVAILABLE_MODELS).stream().map(String::valueOf).toList(),
                from.object(Fields.MODEL_PARAMETERS),
                from.integer(Fields.RATE_LIMIT_RPM),
                from.integer(Fields.RATE_LIMIT_TPM),
                from.integer(Fields.DAILY_QUOTA),
                from.decimal(Fields.MONTHLY_BUDGET_USD),
                from.decimal(Fields.COST_PER_1K_INPUT_TOKENS),
                from.decimal(Fields.COST_PER_1K_OUTPUT_TOKENS),
                from.decimal(Fields.COST_PER_REQUEST),
                from.flag(Fields.IS_ACTIVE),
                from.flag(Fields.IS_PUBLIC),
                from.priority(),
                from.list(Fields.CUSTOM_HEADERS).stream()
                        .map(ContentForm::header)
                        .toList(),
                from.object(Fields.PROVIDER_SETTINGS));
    }

    private static HeaderForm header(Object kept) {
        Map<?, ?> header = (Map<?, ?>) kept;
        String name = String.valueOf(header.get(ConfigContent.HEADER_NAME));
        Object value = header.get(ConfigContent.HEADER_VALUE);
        return value == null || Boolean.TRUE.equals(header.get(ConfigContent.HEADER_SECRET))
                ? HeaderForm.kept(name)
                : new HeaderForm(name, Secret.of(String.valueOf(value)), false);
    }

    private @Nullable String text(String field) {
        Object value = fields.get(field);
        return value == null ? null : String.valueOf(value);
    }

    private @Nullable Integer integer(String field) {
        return fields.get(field) instanceof Number number ? (Integer) number.intValue() : null;
    }

    private int priority() {
        Integer priority = integer(Fields.PRIORITY);
        return priority == null ? 100 : priority;
    }

    private @Nullable BigDecimal decimal(String field) {
        String value = text(field);
        return value == null ? null : new BigDecimal(value);
    }

    private boolean flag(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    private List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : List.of();
    }

    private Map<String, @Nullable Object> object(String field) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (fields.get(field) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
        }
        return object;
    }
}
