package com.aidock.admin.llm.probe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What a provider answered, whole and within the limit of size. */
record Answer(URI url, int status, HttpHeaders headers, byte[] body) {
    private static final List<String> REQUEST_IDS =
            List.of("x-request-id", "request-id", "apim-request-id", "x-ms-request-id");

    boolean ok() {
        return status >= 200 && status < 300;
    }

    boolean redirect() {
        return status >= 300 && status < 400;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON, or empty if it is none. */
    Optional<JsonNode> json() {
        return Json.read(body);
    }

    /** Whether this is a page for people: a sign-in form, a proxy's error, a landing page. */
    boolean webPage() {
        String type = Objects.toString(headers.getFirst(HttpHeaders.CONTENT_TYPE), "");
        return type.contains("html") || text().stripLeading().startsWith("<");
    }

    @Nullable
    String requestId() {
        return REQUEST_IDS.stream()
                .map(headers::getFirst)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
