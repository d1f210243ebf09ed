package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ollama's {@code /api/chat}: unasked it streams, and the parameters lie under {@code options}. */
final class OllamaChat implements Chat {
    @Override
    public URI url(ProbeTarget target, Endpoint endpoint, String model) {
        return OllamaDialect.base(endpoint).at("/api/chat");
    }

    @Override
    public Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> options =
                Chat.few(parameters, "num_predict", "max_tokens", "max_completion_tokens");
        Chat.rename(options, "max_tokens", "num_predict");
        Chat.rename(options, "max_completion_tokens", "num_predict");
        return new LinkedHashMap<>(
                Map.of("model", model, "messages", Chat.messages(), "stream", false, "options", options));
    }

    @Override
    public Optional<Tokens> read(JsonNode body) {
        return body.path("message").isObject()
                ? Optional.of(new Tokens(Json.count(body, "prompt_eval_count"), Json.count(body, "eval_count")))
                : Optional.empty();
    }
}
