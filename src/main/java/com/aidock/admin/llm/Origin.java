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
    /** Stands for the origin of a secret that was entered without an endpoint: it may be sent nowhere. */
    static final String NONE = "no endpoint";

    /** The origin of an endpoint that keeps to the rules; null for none. */
    static @Nullable Origin of(@Nullable String endpoint) {
        if (endpoint == null) {
            return null;
        }
        URI uri = URI.create(endpoint);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : ownPort(scheme);
        return new Origin(scheme, host(uri.getHost()), port);
    }

    /** Where a configuration leads to: its endpoint's origin, or that of its provider's own; {@link #NONE} for none. */
    static String called(Provider provider, @Nullable String endpoint) {
        Origin origin = of(endpoint == null ? provider.defaultEndpoint() : endpoint);
        return origin == null ? NONE : origin.toString();
    }

    static String called(LlmConfig config) {
        return called(config.provider, config.apiEndpoint);
    }

    /** Whether a secret entered for the one origin stays where it is, or may stay there, when the other is called. */
    static boolean stays(String enteredFor, String called) {
        return called.equals(NONE) || isTrusted(enteredFor, called);
    }

    /** Whether a secret entered for the one origin may be sent to the other. */
    static boolean isTrusted(String enteredFor, String called) {
        Origin from = enteredFor.equals(NONE) ? null : of(enteredFor);
        Origin to = called.equals(NONE) ? null : of(called);
        return from != null && to != null && from.trusts(to);
    }

    /** A name may end in the dot of the root and is the same name. */
    private static String host(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
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
