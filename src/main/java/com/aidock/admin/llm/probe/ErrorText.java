package com.aidock.admin.llm.probe;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the sentence for people in an error body, wherever a provider puts it. */
final class ErrorText {
    private static final List<String> PLACES = List.of(
            "/error/message",
            "/error",
            "/message",
            "/detail",
            "/detail/0/msg",
            "/errors/0/message",
            "/0/error/message");

    private ErrorText() {}

    static @Nullable String of(JsonNode body) {
        return PLACES.stream()
                .map(place -> Json.text(body, place))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
