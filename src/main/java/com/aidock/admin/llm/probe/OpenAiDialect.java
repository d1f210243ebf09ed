package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** OpenAI's own API and the many that copy it: a Bearer key and one unpaged list under {@code /models}. */
class OpenAiDialect implements Dialect {
    private static final String[] PASTED = {"/chat/completions", "/completions", "/responses", "/embeddings", "/models"
    };

    private final String usualPath;
    private final Function<JsonNode, @Nullable DiscoveredModel> models;

    OpenAiDialect(String usualPath, Function<JsonNode, @Nullable DiscoveredModel> models) {
        this.usualPath = usualPath;
        this.models = models;
    }

    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        if (target.key() != null) {
            headers.setBearerAuth(target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        return base(endpoint).at("/models");
    }

    @Override
    public Optional<Page> read(JsonNode body) {
        // Some copies leave the object around the list out.
        JsonNode list = body.isArray() ? body : body.path("data");
        if (!list.isArray()) {
            return Optional.empty();
        }
        return Optional.of(
                new Page(list.valueStream().map(models).filter(Objects::nonNull).toList(), null));
    }

    @Override
    public Optional<ProbeOutcome> meaning(int status, JsonNode body) {
        String said = Objects.toString(ErrorText.of(body), "").toLowerCase(Locale.ROOT);
        boolean scope = said.contains("missing scope") || said.contains("insufficient permission");
        return status == 401 && scope ? Optional.of(ProbeOutcome.MISSING_SCOPE) : Optional.empty();
    }

    @Override
    public Chat chat() {
        return new OpenAiChat(this::base, OpenAiChat.MAX_TOKENS);
    }

    /** The path below which everything lies. */
    Endpoint base(Endpoint endpoint) {
        return endpoint.without(PASTED).orPath(usualPath);
    }
}
