package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON objects as people type them; nothing typed is the empty object. */
final class JsonTexts {
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(LAYOUT)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private JsonTexts() {}

    static Map<String, @Nullable Object> object(String field, String text, List<Violation> found) {
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            Map<String, @Nullable Object> object = JSON.readValue(text, OBJECT);
            if (object != null) {
                return object;
            }
            found.add(new Violation(field, "Write a JSON object, such as {\"max_tokens\": 4000}, or leave it empty."));
        } catch (JacksonException e) {
            found.add(new Violation(field, problem(e)));
        }
        return Map.of();
    }

    static String text(Map<String, @Nullable Object> object) {
        return object.isEmpty() ? "" : JSON.writeValueAsString(object);
    }

    /** Where it is wrong, but not what was read there. */
    private static String problem(JacksonException e) {
        String place = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? "This"
                : "Line %d, character %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return place + " is not valid in a JSON object. Write it like {\"max_tokens\": 4000}, each name once.";
    }
}
