package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Ollama: one unpaged list of what has been pulled; a key only where somebody put a gate before it. */
final class OllamaDialect implements Dialect {
    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        if (target.key() != null) {
            headers.setBearerAuth(target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        return base(endpoint).at("/api/tags");
    }

    @Override
    public Chat chat() {
        return new OllamaChat();
    }

    static Endpoint base(Endpoint endpoint) {
        return endpoint.without("/tags", "/chat/completions", "/chat", "/generate", "/models", "/api", "/v1");
    }

    @Override
    public Optional<Page> read(JsonNode body) {
        JsonNode models = body.path("models");
        if (!models.isArray()) {
            return Optional.empty();
        }
        return Optional.of(new Page(
                models.valueStream()
                        .map(OllamaDialect::model)
                        .filter(Objects::nonNull)
                        .toList(),
                null));
    }

    private static @Nullable DiscoveredModel model(JsonNode entry) {
        String model = Json.text(entry, "/model");
        String id = model != null ? model : Json.text(entry, "/name");
        return id == null ? null : DiscoveredModel.of(id);
    }
}
