package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Optional;

/** OpenRouter lists its models to anybody, so the key is proved elsewhere. */
final class OpenRouterDialect extends OpenAiDialect {
    OpenRouterDialect() {
        super("/api/v1", OpenAiModels::described);
    }

    @Override
    public Optional<URI> keyCheck(Endpoint endpoint) {
        return Optional.of(base(endpoint).at("/key"));
    }
}
