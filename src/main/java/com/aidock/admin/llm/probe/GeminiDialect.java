package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Google Gemini: the version in the path, the key in a header (never in the URL), pages by token. */
final class GeminiDialect implements Dialect {
    /** A version in a pasted path, and all that follows it. */
    private static final Pattern VERSIONED = Pattern.compile("/v\\d+[a-z]*\\d*(/.*)?$");

    private static final String PREFIX = "models/";

    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        if (target.key() != null) {
            headers.set("x-goog-api-key", target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        URI first = base(endpoint).at("/" + target.version() + "/models?pageSize=1000");
        return cursor == null ? first : Endpoint.with(first, "pageToken", cursor);
    }

    @Override
    public Chat chat() {
        return new GeminiChat();
    }

    static Endpoint base(Endpoint endpoint) {
        return endpoint.without("/models").without(VERSIONED);
    }

    @Override
    public Optional<Page> read(JsonNode body) {
        JsonNode models = body.path("models");
        if (!models.isArray()) {
            return Optional.empty();
        }
        return Optional.of(new Page(
                models.valueStream()
                        .map(GeminiDialect::model)
                        .filter(Objects::nonNull)
                        .toList(),
                Json.text(body, "/nextPageToken")));
    }

    /** A bad key is a 400 here; a leaked one that Google has shut off is a 403. */
    @Override
    public Optional<ProbeOutcome> meaning(int status, JsonNode body) {
        String said = Objects.toString(ErrorText.of(body), "").toLowerCase(Locale.ROOT);
        boolean invalid = body.at("/error/details").valueStream().anyMatch(d -> "API_KEY_INVALID"
                .equals(Json.text(d, "/reason")));
        boolean leaked = status == 403 && said.contains("leaked");
        return invalid || leaked ? Optional.of(ProbeOutcome.BAD_KEY) : Optional.empty();
    }

    private static @Nullable DiscoveredModel model(JsonNode entry) {
        String name = Json.text(entry, "/name");
        if (name == null) {
            return null;
        }
        return new DiscoveredModel(
                name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name,
                Json.text(entry, "/displayName"),
                Json.count(entry, "inputTokenLimit"),
                Json.count(entry, "outputTokenLimit"),
                Json.lists(entry, "supportedGenerationMethods", "generateContent"),
                false,
                null);
    }
}
