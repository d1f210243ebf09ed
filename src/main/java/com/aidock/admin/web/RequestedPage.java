package com.aidock.admin.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Keeps the path of the page that somebody wanted to open before signing in, in a cookie of the browser: the server
 * remembers nothing of visitors whom it sends to the sign-in page, and no header of theirs at all.
 */
public final class RequestedPage implements RequestCache {
    static final String COOKIE = "aidock-page";
    static final int LONGEST = 1_024;
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    /** One slash, so that it is never the address of another host; and what may stand in a path and a query. */
    private static final Pattern RELATIVE = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (PageRequests.opensPage(request) && !page.equals("/") && isRelative(page)) {
            String value =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.US_ASCII));
            add(request, response, value, LIFETIME);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return page(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** What was asked for is asked for again by the browser: there is nothing to play back. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null && PageRequests.opensPage(request) && isOpened(request)) {
            removeRequest(request, response);
        }
        return null;
    }

    /** The page itself, not what the sign-in page asks the server for in the meantime. */
    private static boolean isOpened(HttpServletRequest request) {
        return page(request)
                .map(page -> page.split("\\?", 2)[0])
                .filter(request.getRequestURI()::equals)
                .isPresent();
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (cookie(request).isPresent()) {
            add(request, response, "", Duration.ZERO);
        }
    }

    private static Optional<String> page(HttpServletRequest request) {
        return cookie(request).flatMap(RequestedPage::decoded).filter(RequestedPage::isRelative);
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isRelative(String page) {
        return page.length() <= LONGEST && RELATIVE.matcher(page).matches();
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .maxAge(lifetime)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
