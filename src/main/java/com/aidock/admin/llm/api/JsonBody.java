package com.aidock.admin.llm.api;

import com.aidock.admin.llm.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body: one JSON object, read strictly and no further than {@value #MOST} bytes. What it holds is never
 * repeated in a problem, because a key is among it.
 *
 * @param json what was sent
 * @param text the same as it was sent
 */
record JsonBody(ObjectNode json, Secret text) {
    static final int MOST = 1_048_576;
    private static final int DEPTH = 32;
    private static final int DIGITS = 400;
    private static final int NAME = 2_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .maxNameLength(NAME)
                            .maxStringLength(MOST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static JsonBody of(HttpServletRequest request) {
        String text = text(request);
        return new JsonBody(object(text), Secret.of(text));
    }

    private static String text(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST) {
            throw tooLarge();
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw tooLarge();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        } catch (IOException e) {
            throw malformed("The body could not be read to its end.");
        }
    }

    /** One JSON object, read strictly. */
    static ObjectNode object(String text) {
        try {
            if (parsed(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw malformed("The body is nested more than %d levels deep, or has a number or name that is too long."
                    .formatted(DEPTH));
        } catch (JacksonException e) {
            throw malformed(problem(e));
        }
        throw malformed("The body must be one JSON object, such as {\"name\": \"Support assistant\"}.");
    }

    private static @Nullable JsonNode parsed(String text) {
        return text.isBlank() ? null : JSON.readTree(text);
    }

    /** Where it is wrong, but not what was read there. */
    private static String problem(JacksonException e) {
        String message = e.getOriginalMessage();
        String why = message != null && message.startsWith("Duplicate") ? "a name is there twice" : "this is not JSON";
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? "The body cannot be read: %s.".formatted(why)
                : "The body cannot be read: %s in line %d, character %d."
                        .formatted(
                                why,
                                e.getLocation().getLineNr(),
                                e.getLocation().getColumnNr());
    }

    private static ApiProblem malformed(String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, detail);
    }

    private static ApiProblem tooLarge() {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than %d bytes.".formatted(MOST));
    }
}
