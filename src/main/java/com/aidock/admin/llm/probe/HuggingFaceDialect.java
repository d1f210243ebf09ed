package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Optional;

/** Hugging Face's router lists its models to anybody, so the key is proved at the hub that issued it. */
final class HuggingFaceDialect extends OpenAiDialect {
    private static final String WHO_AM_I = "/api/whoami-v2";

    HuggingFaceDialect() {
        super("/v1", OpenAiModels::described);
    }

    /** At the public hub for Hugging Face's own hosts; a key for any other host is shown to that host alone. */
    @Override
    public Optional<KeyCheck> keyCheck(Endpoint endpoint) {
        String host = endpoint.origin().getHost();
        boolean own = host.equals("huggingface.co")
                || host.endsWith(".huggingface.co")
                || host.endsWith(".huggingface.cloud");
        String hub = own ? "https://huggingface.co" : endpoint.origin().toString();
        return Optional.of(KeyCheck.get(URI.create(hub + WHO_AM_I)));
    }
}
