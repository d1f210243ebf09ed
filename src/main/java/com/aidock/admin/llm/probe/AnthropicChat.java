package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Anthropic's {@code /v1/messages}, with the version that the configuration pins. */
final class AnthropicChat implements Chat {
    @Override
    public URI url(ProbeTarget target, Endpoint endpoint, String model) {
        return AnthropicDialect.base(endpoint).at("/v1/messages");
    }

    @Override
    public Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> sent = Chat.few(parameters, "max_tokens");
        sent.put("model", model);
        sent.put("messages", Chat.messages());
        return sent;
    }

    @Override
    public Optional<Tokens> read(JsonNode body) {
        return body.path("content").isArray()
                ? Optional.of(new Tokens(
                        Json.count(body.path("usage"), "input_tokens"),
                        Json.count(body.path("usage"), "output_tokens")))
                : Optional.empty();
    }
}
