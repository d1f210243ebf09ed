package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.AddressGuard;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a base URL may be. */
final class EndpointRules {
    private static final String EXAMPLE = "https://api.example.com/v1";

    private EndpointRules() {}

    static void check(Violations found, Provider provider, @Nullable String endpoint) {
        if (endpoint != null) {
            problem(provider, endpoint).ifPresent(message -> found.add(Fields.API_ENDPOINT, message));
        }
    }

    private static Optional<String> problem(Provider provider, String endpoint) {
        int length = Texts.length(endpoint);
        if (length > LlmConfigRules.MAX_ENDPOINT) {
            return Optional.of("The endpoint has %d characters; at most %d are possible."
                    .formatted(length, LlmConfigRules.MAX_ENDPOINT));
        }
        if (Texts.hasInvisible(endpoint)) {
            return Optional.of(
                    "The endpoint contains characters that cannot be seen. Type it again instead of pasting it.");
        }
        if (endpoint.contains("<") || endpoint.contains("{")) {
            return Optional.of(
                    provider == Provider.AZURE_OPENAI
                            ? "Put your resource's name in place of <resource>, as in https://contoso.openai.azure.com."
                            : "Put the real value in place of the placeholder, as in " + EXAMPLE + ".");
        }
        return parsed(endpoint).map(EndpointRules::problem).orElseGet(() -> Optional.of(notAnAddress()));
    }

    private static Optional<String> problem(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("The endpoint must begin with https:// or http://, as in " + EXAMPLE + ".");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("The endpoint must not contain a user or password. Store the key as the API key.");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            return Optional.of(notAnAddress());
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("The endpoint must end before the '?' or '#': " + EXAMPLE + " is enough. A key"
                    + " belongs into the API key, a version into the API version.");
        }
        return AddressGuard.isForbiddenHost(uri.getHost())
                ? Optional.of("This address is never called: it belongs to the machine's own network or to the cloud's"
                        + " metadata. Enter the provider's public address.")
                : Optional.empty();
    }

    private static String notAnAddress() {
        return "This is not a web address with a host name. Write it like " + EXAMPLE + ".";
    }

    private static Optional<URI> parsed(String endpoint) {
        try {
            return Optional.of(new URI(endpoint));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
