package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /chat/completions} as OpenAI made it and many copy it. */
record OpenAiChat(UnaryOperator<Endpoint> base, String tokens) implements Chat {
    static final String MAX_TOKENS = "max_tokens";
    /** OpenAI's own newer models take this name alone, and its older ones take it as well. */
    static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    @Override
    public URI url(ProbeTarget target, Endpoint endpoint, String model) {
        return base.apply(endpoint).at("/chat/completions");
    }

    @Override
    public Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters) {
        String other = tokens.equals(MAX_TOKENS) ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
        Map<String, @Nullable Object> sent = Chat.few(parameters, tokens, other);
        sent.put("model", model);
        sent.put("messages", Chat.messages());
        return sent;
    }

    @Override
    public Optional<Tokens> read(JsonNode body) {
        return body.at("/choices/0").isObject()
                ? Optional.of(new Tokens(
                        Json.count(body.path("usage"), "prompt_tokens"),
                        Json.count(body.path("usage"), "completion_tokens")))
                : Optional.empty();
    }
}
