package com.aidock.admin.access.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Carries the reason for a session's end to the sign-in page, across the redirects before it. */
public final class SessionEndCookie {
    private static final String NAME = "AIDOCK_ENDED";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private SessionEndCookie() {}

    /** The reason that a browser brings along. */
    public static Optional<SessionEnd> read(Cookie @org.jspecify.annotations.Nullable [] cookies) {
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .findFirst()
                        .flatMap(cookie -> SessionEnd.of(cookie.getValue()));
    }

    /** Sets the cookie when there is a reason; takes it back from somebody who is signed in. */
    public static void follow(
            HttpServletRequest request, HttpServletResponse response, boolean signedIn, Optional<SessionEnd> why) {
        if (signedIn && read(request.getCookies()).isPresent()) {
            send(request, response, "", Duration.ZERO);
        } else {
            why.ifPresent(end -> send(request, response, end.code(), LONG_ENOUGH));
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(request.getContextPath() + "/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
