package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Hugging Face's router lists its models to anybody, so the key is proved at the hub that issued it. */
final class HuggingFaceDialect extends OpenAiDialect {
    private static final String WHO_AM_I = "/api/whoami-v2";
    private static final URI HUB = URI.create("https://huggingface.co");

    HuggingFaceDialect() {
        super("/v1", OpenAiModels::described);
    }

    /** At the public hub for Hugging Face's own hosts; a key for any other host is shown to that host alone. */
    @Override
    public Optional<KeyCheck> keyCheck(Endpoint endpoint) {
        URI hub = isOwn(endpoint) ? HUB : endpoint.origin();
        return Optional.of(KeyCheck.get(URI.create(hub + WHO_AM_I)));
    }

    @Override
    public Set<URI> ownOrigins(Endpoint endpoint) {
        return isOwn(endpoint) ? Set.of(HUB) : Set.of();
    }

    private static boolean isOwn(Endpoint endpoint) {
        String host = endpoint.origin().getHost();
        return host.equals("huggingface.co") || host.endsWith(".huggingface.co") || host.endsWith(".huggingface.cloud");
    }
}
