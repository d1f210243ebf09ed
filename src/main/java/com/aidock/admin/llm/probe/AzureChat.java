package com.aidock.admin.llm.probe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** OpenAI's chat, where the model is the name of a deployment and, with a dated version, stands in the path. */
final class AzureChat implements Chat {
    private final OpenAiChat chat = new OpenAiChat(endpoint -> endpoint, OpenAiChat.MAX_COMPLETION_TOKENS);

    @Override
    public URI url(ProbeTarget target, Endpoint endpoint, String model) {
        Endpoint resource = AzureDialect.resource(endpoint);
        return AzureDialect.dated(target, endpoint)
                .map(version -> resource.at(
                        "/openai/deployments/" + UriUtils.encode(model, StandardCharsets.UTF_8) + "/chat/completions",
                        "api-version",
                        version))
                .orElseGet(() -> resource.at("/openai/v1/chat/completions"));
    }

    @Override
    public Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters) {
        return chat.body(model, parameters);
    }

    @Override
    public Optional<Tokens> read(JsonNode body) {
        return chat.read(body);
    }
}
