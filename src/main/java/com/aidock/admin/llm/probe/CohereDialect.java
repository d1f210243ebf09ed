package com.aidock.admin.llm.probe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Cohere: a Bearer key that is checked at a place of its own, and pages by token. */
final class CohereDialect implements Dialect {
    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        if (target.key() != null) {
            headers.setBearerAuth(target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        URI first = base(endpoint).at("/v1/models?page_size=1000");
        return cursor == null ? first : Endpoint.with(first, "page_token", cursor);
    }

    /** A gateway in between may know the list alone, which wants a key as well. */
    @Override
    public Optional<KeyCheck> keyCheck(Endpoint endpoint) {
        URI url = base(endpoint).at("/v1/check-api-key");
        return Optional.of(new KeyCheck(Ask.post(url, "{}".getBytes(StandardCharsets.UTF_8)), true));
    }

    @Override
    public Chat chat() {
        return new CohereChat();
    }

    static Endpoint base(Endpoint endpoint) {
        return endpoint.without("/models", "/chat", "/embed", "/v1", "/v2");
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
