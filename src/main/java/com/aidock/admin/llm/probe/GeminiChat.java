package com.aidock.admin.llm.probe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Gemini's {@code generateContent}: the model in the path, the parameters in camel case. */
final class GeminiChat implements Chat {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    @Override
    public URI url(ProbeTarget target, Endpoint endpoint, String model) {
        String name = model.contains("/") ? model : "models/" + model;
        return GeminiDialect.base(endpoint)
                .at("/" + target.version() + "/" + UriUtils.encodePath(name, StandardCharsets.UTF_8)
                        + ":generateContent");
    }

    @Override
    public Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> few =
                Chat.few(parameters, "max_output_tokens", "max_tokens", "max_completion_tokens", "maxOutputTokens");
        Chat.rename(few, "max_tokens", "max_output_tokens");
        Chat.rename(few, "max_completion_tokens", "max_output_tokens");
        Chat.rename(few, "stop", "stop_sequences");
        Map<String, @Nullable Object> generation = new LinkedHashMap<>();
        few.forEach((name, value) -> generation.putIfAbsent(camelCase(name), value));
        return new LinkedHashMap<>(Map.of(
                "contents",
                List.of(Map.of("role", "user", "parts", List.of(Map.of("text", PROMPT)))),
                "generationConfig",
                generation));
    }

    /** A model that spends all its few tokens on thinking answers without content, but it answers. */
    @Override
    public Optional<Tokens> read(JsonNode body) {
        JsonNode usage = body.path("usageMetadata");
        return body.at("/candidates/0").isObject()
                ? Optional.of(new Tokens(
                        Json.count(usage, "promptTokenCount"),
                        Json.count(usage, "candidatesTokenCount", "totalTokenCount")))
                : Optional.empty();
    }

    private static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(found -> found.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
