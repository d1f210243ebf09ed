package com.aidock.admin.access.device;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that carries a browser's marks; sent with sign-ins alone, and kept from scripts and other sites. */
@Component
public class DeviceCookie {
    static final String NAME = "aidock-device";
    private static final String PATH = "/login";

    private final DeviceMarks marks;

    DeviceCookie(DeviceMarks marks) {
        this.marks = marks;
    }

    /** What a request carries, or null. */
    public static @Nullable String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Makes the browser known for an account that has just signed in. */
    public void renew(HttpServletRequest request, HttpServletResponse response, String email, long version) {
        marks.renew(email, version, of(request)).ifPresent(value -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(request.getContextPath() + PATH)
                        .maxAge(DeviceMarks.KNOWN_FOR)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .secure(secure(request))
                        .build()
                        .toString()));
    }

    /** Behind a proxy that ends TLS the browser's own word for its page tells what the connection does not. */
    private static boolean secure(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.isSecure() || origin != null && origin.startsWith("https://");
    }
}
