package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A base URL as a dialect wants it: cleaned of what administrators paste along, such as {@code /chat/completions}, a
 * query or a final slash.
 *
 * @param origin scheme, host and port
 * @param path empty, or starting with a slash and not ending with one
 */
record Endpoint(URI origin, String path) {
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** Takes the origin and the path; whatever else the URL has is dropped. */
    static Endpoint of(@Nullable URI url) {
        if (url == null || url.toString().isBlank()) {
            throw ProbeFailure.notPossible("There is no endpoint. Enter the provider's base URL, then test again.");
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw ProbeFailure.wrongUrl("The endpoint must begin with https:// or http://.");
        }
        if (url.getHost() == null) {
            throw ProbeFailure.wrongUrl(
                    "The endpoint has no valid host name. Write it like https://api.example.com/v1.");
        }
        if (url.getUserInfo() != null) {
            throw ProbeFailure.wrongUrl(
                    "The endpoint must not contain a user or password. Use the key or a header instead.");
        }
        if (url.getPort() > 65535) {
            throw ProbeFailure.wrongUrl("The endpoint's port must be between 1 and 65535.");
        }
        return new Endpoint(
                Origins.of(url), cleaned(Objects.toString(url.normalize().getRawPath(), "")));
    }

    /** Without the given endings, as often as one of them is there. */
    Endpoint without(String... endings) {
        for (String ending : endings) {
            if (path.endsWith(ending)) {
                return new Endpoint(origin, cleaned(path.substring(0, path.length() - ending.length())))
                        .without(endings);
            }
        }
        return this;
    }

    /** Without everything that the pattern finds. */
    Endpoint without(Pattern pattern) {
        return new Endpoint(origin, cleaned(pattern.matcher(path).replaceAll("")));
    }

    /** With this path if the administrator gave none, or only its beginning. */
    Endpoint orPath(String usual) {
        return (usual + "/").startsWith(path + "/") ? new Endpoint(origin, usual) : this;
    }

    /** The URL of what lies below the path. */
    URI at(String below) {
        return URI.create(origin + path + below);
    }

    /** The URL of what lies below the path, with a query parameter of any value. */
    URI at(String below, String parameter, String value) {
        return with(at(below), parameter, value);
    }

    /** The URL with one more query parameter, of any value. */
    static URI with(URI url, String parameter, String value) {
        String encoded = UriComponentsBuilder.newInstance()
                .queryParam(parameter, "{value}")
                .encode()
                .buildAndExpand(value)
                .getQuery();
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + encoded);
    }

    private static String cleaned(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
