package com.aidock.admin.access.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** From which page a request comes, as the browser says; one rule for screens and endpoints. */
public enum RequestOrigin {
    /** From a page of this console, or by the person's own hand. */
    OWN,
    /** From a page of another site or another port, or from one that hides where it is. */
    FOREIGN,
    /**
     * From a page of another host by its name, which may be this one: a proxy that changes {@code Host} makes both look
     * alike. Something that no foreign page has must decide, such as a token.
     */
    OTHER_NAME,
    /**
     * Not said. Each browser of today says it with whatever could change something, so that no browser asks here, at
     * least none that somebody else's page could drive.
     */
    UNSAID;

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> BY_HAND_OR_OWN = Set.of("same-origin", "none");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Whether the method promises to change nothing, so that it does not matter who asks. */
    public static boolean isSafe(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    public static RequestOrigin of(HttpServletRequest request) {
        List<String> sites = all(request, FETCH_SITE);
        if (!sites.isEmpty()) {
            // The browser has compared both ends itself, whatever a proxy makes of the names.
            return BY_HAND_OR_OWN.containsAll(sites) ? OWN : FOREIGN;
        }
        List<String> origins = all(request, HttpHeaders.ORIGIN);
        if (!origins.isEmpty()) {
            return origins.size() == 1 ? named(request, origins.getFirst()) : FOREIGN;
        }
        String referer = request.getHeader(HttpHeaders.REFERER);
        return referer == null ? UNSAID : named(request, referer);
    }

    private static List<String> all(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static RequestOrigin named(HttpServletRequest request, String page) {
        String authority = authority(page);
        if (authority == null) {
            return FOREIGN;
        }
        // A foreign page cannot make a browser send the second: what sends it is a proxy or no browser.
        return Stream.concat(
                                Stream.ofNullable(request.getHeader(HttpHeaders.HOST)),
                                all(request, "X-Forwarded-Host").stream()
                                        .flatMap(hosts -> Arrays.stream(hosts.split(","))))
                        .anyMatch(host -> authority.equals(withoutUsualPort(host.strip())))
                ? OWN
                : OTHER_NAME;
    }

    /** Host and port of a page, or null for "null" and all that is no address of a page. */
    private static @Nullable String authority(String page) {
        try {
            URI uri = URI.create(page);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getRawAuthority() != null ? withoutUsualPort(uri.getRawAuthority()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String withoutUsualPort(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
