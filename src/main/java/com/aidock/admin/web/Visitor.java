package com.aidock.admin.web;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells signed-in people and clients that present a token from visitors who are not signed in. */
final class Visitor {
    private Visitor() {}

    /**
     * Whether nobody is signed in. A token counts at the endpoints alone, where a wrong one is refused before anything
     * of the request is looked at.
     */
    static boolean isStranger(HttpServletRequest request) {
        return !hasSignedIn(session(request)) && !presentsToken(request);
    }

    private static boolean hasSignedIn(@Nullable HttpSession session) {
        try {
            return session != null && session.getAttribute(StrangerSession.ATTRIBUTE) == null;
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static boolean presentsToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null && EndpointPaths.contains(request.getRequestURI());
    }

    private static @Nullable HttpSession session(HttpServletRequest request) {
        return request.getSession(false);
    }

    /** What a thread does that serves a stranger, until a feature says it better. */
    static Work work(HttpServletRequest request) {
        return new Work(WorkKind.SIGN_IN, null, "Not signed in", "answer", request.getRemoteAddr());
    }
}
