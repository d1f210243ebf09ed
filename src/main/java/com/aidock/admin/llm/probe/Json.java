package com.aidock.admin.llm.probe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from a stranger: nesting and numbers are bounded, and what is missing or of another type is null. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .maxNameLength(1000)
                            .build())
                    .build())
            .build();

    private Json() {}

    static Optional<JsonNode> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isObject() || node.isArray() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The text at the pointer, or null if there is none or it is blank. */
    static @Nullable String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isString() && !found.stringValue().isBlank() ? found.stringValue() : null;
    }

    /** The first positive whole number under one of the names. */
    static @Nullable Long count(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode found = node.path(name);
            if (found.isIntegralNumber() && found.canConvertToLong() && found.longValue() > 0) {
                return found.longValue();
            }
        }
        return null;
    }

    static @Nullable Boolean flag(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isBoolean() ? found.booleanValue() : null;
    }

    /** Whether the list of texts has this one, or null if there is no such list. */
    static @Nullable Boolean lists(JsonNode node, String name, String text) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            return null;
        }
        return list.valueStream().anyMatch(e -> e.isString() && e.stringValue().equals(text));
    }
}
