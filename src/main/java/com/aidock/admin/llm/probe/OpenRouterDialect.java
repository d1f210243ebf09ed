package com.aidock.admin.llm.probe;

import java.util.Optional;

/** OpenRouter lists its models to anybody, so the key is proved elsewhere. */
final class OpenRouterDialect extends OpenAiDialect {
    OpenRouterDialect() {
        super("/api/v1", OpenAiModels::described);
    }

    @Override
    public Optional<KeyCheck> keyCheck(Endpoint endpoint) {
        return Optional.of(KeyCheck.get(base(endpoint).at("/key")));
    }
}
