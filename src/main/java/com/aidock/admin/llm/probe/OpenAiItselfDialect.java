package com.aidock.admin.llm.probe;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** OpenAI itself, which answers 401 to a good key without the scope as well, and then names no error code. */
final class OpenAiItselfDialect extends OpenAiDialect {
    OpenAiItselfDialect() {
        super("/v1", OpenAiModels::described);
    }

    @Override
    public Chat chat() {
        return new OpenAiChat(this::base, OpenAiChat.MAX_COMPLETION_TOKENS);
    }

    @Override
    public Optional<ProbeOutcome> meaning(int status, JsonNode body) {
        boolean unnamed = status == 401 && body.at("/error/code").isNull();
        return unnamed ? Optional.of(ProbeOutcome.MISSING_SCOPE) : super.meaning(status, body);
    }
}
