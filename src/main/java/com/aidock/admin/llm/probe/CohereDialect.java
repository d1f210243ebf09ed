package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Cohere: a Bearer key and pages by token. */
final class CohereDialect implements Dialect {
    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        if (target.key() != null) {
            headers.setBearerAuth(target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        URI first = endpoint.without("/models", "/chat", "/embed", "/v1", "/v2").at("/v1/models?page_size=1000");
        return cursor == null ? first : Endpoint.with(first, "page_token", cursor);
    }

    @Override
    public Optional<Page> read(JsonNode body) {
        JsonNode models = body.path("models");
        if (!models.isArray()) {
            return Optional.empty();
        }
        return Optional.of(new Page(
                models.valueStream()
                        .map(CohereDialect::model)
                        .filter(Objects::nonNull)
                        .toList(),
                Json.text(body, "/next_page_token")));
    }

    private static @Nullable DiscoveredModel model(JsonNode entry) {
        String name = Json.text(entry, "/name");
        if (name == null) {
            return null;
        }
        return new DiscoveredModel(
                name,
                null,
                Json.count(entry, "context_length"),
                null,
                Json.lists(entry, "endpoints", "chat"),
                Boolean.TRUE.equals(Json.flag(entry, "/is_deprecated")),
                null);
    }
}
