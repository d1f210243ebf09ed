package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Cohere's {@code /v2/chat}, which has short names of its own for some parameters. */
final class CohereChat implements Chat {
    @Override
    public URI url(ProbeTarget target, Endpoint endpoint, String model) {
        return CohereDialect.base(endpoint).at("/v2/chat");
    }

    @Override
    public Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> sent = Chat.few(parameters, "max_tokens");
        Chat.rename(sent, "top_p", "p");
        Chat.rename(sent, "top_k", "k");
        Chat.rename(sent, "stop", "stop_sequences");
        sent.put("model", model);
        sent.put("messages", Chat.messages());
        return sent;
    }

    @Override
    public Optional<Tokens> read(JsonNode body) {
        JsonNode tokens = body.at("/usage/tokens");
        return body.path("message").isObject()
                ? Optional.of(new Tokens(Json.count(tokens, "input_tokens"), Json.count(tokens, "output_tokens")))
                : Optional.empty();
    }
}
