package com.aidock.admin.llm.document;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON object from a stranger: each name once, nesting and numbers bounded, nothing behind it. */
public final class StrictJson {
    private static final int DEPTH = 32;
    private static final int DIGITS = 400;
    private static final int NAME = 2_000;
    private static final int LONGEST = 1_048_576;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .maxNameLength(NAME)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /**
     * The object.
     *
     * @throws MalformedJson if it is none
     */
    public static ObjectNode object(String text) {
        try {
            if (parsed(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw new MalformedJson(
                    "The JSON is nested more than %d levels deep, or has a number or name that is too long."
                            .formatted(DEPTH));
        } catch (JacksonException e) {
            throw new MalformedJson(problem(e));
        }
        throw new MalformedJson("The JSON must be one object, such as {\"name\": \"Support assistant\"}.");
    }

    private static @Nullable JsonNode parsed(String text) {
        return text.isBlank() ? null : JSON.readTree(text);
    }

    /** Where it is wrong, but not what was read there. */
    private static String problem(JacksonException e) {
        String message = e.getOriginalMessage();
        String why = message != null && message.startsWith("Duplicate") ? "a name is there twice" : "this is not JSON";
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? "The JSON cannot be read: %s.".formatted(why)
                : "The JSON cannot be read: %s in line %d, character %d."
                        .formatted(
                                why,
                                e.getLocation().getLineNr(),
                                e.getLocation().getColumnNr());
    }
}
