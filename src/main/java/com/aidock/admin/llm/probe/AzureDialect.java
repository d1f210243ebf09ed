package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Azure OpenAI: OpenAI's list under {@code /openai/v1}, or under {@code /openai} with a dated API version. What it
 * lists are the models that the resource offers, not its deployments.
 */
final class AzureDialect extends OpenAiDialect {
    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");
    private static final Pattern BELOW_RESOURCE = Pattern.compile("/openai(/.*)?$");

    AzureDialect() {
        super("", OpenAiModels::described);
    }

    @Override
    public void authenticate(HttpHeaders headers, ProbeTarget target) {
        if (target.key() != null) {
            headers.set("api-key", target.key().reveal());
        }
    }

    @Override
    public URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor) {
        Endpoint resource = resource(endpoint);
        return dated(target, endpoint)
                .map(version -> resource.at("/openai/models", "api-version", version))
                .orElseGet(() -> resource.at("/openai/v1/models"));
    }

    @Override
    public Chat chat() {
        return new AzureChat();
    }

    static Endpoint resource(Endpoint endpoint) {
        return endpoint.without(BELOW_RESOURCE);
    }

    /** The dated version by which the older API is asked, or empty where the newer one is meant. */
    static Optional<String> dated(ProbeTarget target, Endpoint endpoint) {
        boolean newStyle = (endpoint.path() + "/").contains("/openai/v1/");
        return Optional.ofNullable(target.version())
                .filter(version -> !newStyle && DATED.matcher(version).matches());
    }
}
