package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to probe, and with what.
 *
 * @param provider decides the dialect that is spoken
 * @param endpoint the base URL as the administrator entered it, or null for the provider's own
 * @param version the API version, or null for the provider's default
 * @param key the API key, or null where there is none
 * @param headers sent with each request to the endpoint's host; they win over the probe's own
 * @param timeout for the whole probe, all pages included; must be positive
 * @param allowedPrivateHost the host that may have private addresses, if an administrator has allowed one
 */
public record ProbeTarget(
        Provider provider,
        @Nullable URI endpoint,
        @Nullable String version,
        @Nullable Secret key,
        Map<String, Secret> headers,
        Duration timeout,
        @Nullable String allowedPrivateHost) {

    public ProbeTarget {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("A probe needs a positive timeout, not " + timeout);
        }
        version = version == null || version.isBlank() ? provider.defaultVersion() : version.strip();
        key = key == null || key.isBlank() ? null : key;
        headers = Map.copyOf(headers);
    }

    /** Names the headers but not their values, and leaves out the query and the user of the endpoint. */
    @Override
    public String toString() {
        return "ProbeTarget[provider=%s, endpoint=%s, version=%s, key=%s, headers=%s, timeout=%s, allowedPrivateHost=%s]"
                .formatted(provider.id(), plainEndpoint(), version, key, headers.keySet(), timeout, allowedPrivateHost);
    }

    private @Nullable String plainEndpoint() {
        if (endpoint == null || endpoint.getHost() == null) {
            return null;
        }
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        return endpoint.getScheme() + "://" + endpoint.getHost() + port + Objects.toString(endpoint.getRawPath(), "");
    }
}
