package com.aidock.admin.llm;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint leads to: a key stays with the server that it was entered for.
 *
 * @param port the scheme's own if none is given
 */
record Origin(String scheme, String host, int port) {
    /** The origin of an endpoint that keeps to the rules; null for none. */
    static @Nullable Origin of(@Nullable String endpoint) {
        if (endpoint == null) {
            return null;
        }
        URI uri = URI.create(endpoint);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : ownPort(scheme);
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    static @Nullable String hostOf(@Nullable String endpoint) {
        Origin origin = of(endpoint);
        return origin == null ? null : origin.host;
    }

    /** Whether a secret entered for this origin may be sent to the other one: the same, or the same with TLS. */
    boolean trusts(Origin other) {
        boolean toTls = scheme.equals("http") && other.scheme.equals("https") && port == 80 && other.port == 443;
        return host.equals(other.host) && (toTls || scheme.equals(other.scheme) && port == other.port);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == ownPort(scheme) ? "" : ":" + port);
    }

    private static int ownPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
