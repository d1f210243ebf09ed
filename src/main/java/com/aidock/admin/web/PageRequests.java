package com.aidock.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises requests of a browser that opens a page: only they may begin a session for somebody not signed in. */
public final class PageRequests {
    private static final Set<String> OPEN_PAGES = Set.of("/login", "/setup");

    private PageRequests() {}

    /** Whether a browser opens a page: no file, no part of a page that is open already, no script's call. */
    public static boolean opensPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getMethod().equals("GET")
                && !path.contains(".")
                && !path.startsWith("/VAADIN/")
                && !hasParameter(request.getQueryString(), "v-r")
                && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && request.getHeader("X-Requested-With") == null
                && isOr(request.getHeader("Sec-Fetch-Dest"), "document")
                && isOr(request.getHeader("Sec-Fetch-Mode"), "navigate")
                && takesHtml(request.getHeader("Accept"));
    }

    /** Whether the page is open to everybody. */
    public static boolean isOpenPage(HttpServletRequest request) {
        return OPEN_PAGES.contains(request.getRequestURI());
    }

    /** Whether a session may begin: with an open page, or with a sign-in that succeeds. */
    static boolean mayBeginSession(HttpServletRequest request) {
        return isOpenPage(request) && opensPage(request)
                || request.getMethod().equals("POST") && request.getRequestURI().equals("/login");
    }

    private static boolean isOr(@Nullable String header, String expected) {
        return header == null || header.equals(expected);
    }

    private static boolean takesHtml(@Nullable String accept) {
        if (accept == null) {
            return true;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        return types.contains("text/html") || types.contains("*/*") || types.contains("text/*");
    }

    private static boolean hasParameter(@Nullable String query, String name) {
        return query != null && ("&" + query).contains("&" + name);
    }
}
