package com.aidock.admin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The headers that every answer carries, also the container's own and those that no security chain has seen. */
final class SecurityHeaders {
    private static final String CONTENT_POLICY = "Content-Security-Policy";

    /** Nothing of ours needs a device of the browser's; copying to the clipboard stays possible. */
    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static final Map<String, String> ALWAYS = Map.of(
            "Permissions-Policy", NO_DEVICES,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin");

    private SecurityHeaders() {}

    static void addTo(HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
    }

    /** For what is no page: it needs nothing, and is not to be kept. */
    static void addToError(HttpServletResponse response) {
        addTo(response);
        if (!response.containsHeader(CONTENT_POLICY)) {
            response.setHeader(CONTENT_POLICY, "default-src 'none'; frame-ancestors 'none'");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
