package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Anthropic: a key header, a required version header, and pages that follow the last id. */
final class AnthropicDialect implements Dialect {
    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        headers.set("anthropic-version", Objects.requireNonNull(target.version()));
        if (target.key() != null) {
            headers.set("x-api-key", target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        URI first = base(endpoint).at("/v1/models?limit=1000");
        return cursor == null ? first : Endpoint.with(first, "after_id", cursor);
    }

    @Override
    public Chat chat() {
        return new AnthropicChat();
    }

    static Endpoint base(Endpoint endpoint) {
        return endpoint.without("/messages", "/complete", "/models", "/v1");
    }

    @Override
    public Optional<Page> read(JsonNode body) {
        JsonNode data = body.path("data");
        if (!data.isArray()) {
            return Optional.empty();
        }
        List<DiscoveredModel> models = data.valueStream()
                .map(AnthropicDialect::model)
                .filter(Objects::nonNull)
                .toList();
        return Optional.of(new Page(models, next(body, models)));
    }

    private static @Nullable String next(JsonNode body, List<DiscoveredModel> models) {
        if (!Boolean.TRUE.equals(Json.flag(body, "/has_more")) || models.isEmpty()) {
            return null;
        }
        String last = Json.text(body, "/last_id");
        return last != null ? last : models.getLast().id();
    }

    private static @Nullable DiscoveredModel model(JsonNode entry) {
        String id = Json.text(entry, "/id");
        if (id == null) {
            return null;
        }
        return new DiscoveredModel(
                id,
                Json.text(entry, "/display_name"),
                Json.count(entry, "max_input_tokens"),
                Json.count(entry, "max_tokens"),
                true,
                false,
                null);
    }
}
