package com.aidock.admin.access;

import com.aidock.admin.access.session.EndedSessions;
import com.aidock.admin.access.session.SessionEnd;
import com.aidock.admin.access.session.SessionEndCookie;
import com.aidock.admin.access.session.SessionLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose limits have passed before the request sees it, notes which requests are a person's acts, and
 * answers the page's script, which tells of acts and asks how much time is left.
 *
 * @see <a href="file:docs/decisions/0032-sessions.md">Sessions</a>
 */
final class SessionGuard extends OncePerRequestFilter {
    /** POST tells of an act, GET only asks. */
    static final String PATH = "/session";

    private static final String REST = "/api/";

    private final SessionLimits limits;
    private final EndedSessions ended;
    private final Clock clock;

    SessionGuard(SessionLimits limits, EndedSessions ended, Clock clock) {
        this.limits = limits;
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant now = clock.instant();
        Optional<LiveSession> live = LiveSession.in(request.getSession(false)).filter(session -> goesOn(session, now));
        if (isAct(request)) {
            live.ifPresent(session -> session.acted(now));
        }
        if (opensPage(request)) {
            SessionEndCookie.follow(request, response, live.isPresent(), reason(request));
        }
        if (request.getServletPath().equals(PATH)) {
            answer(request, response, live, now);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean goesOn(LiveSession session, Instant now) {
        SessionEnd over = session.over(limits, now);
        if (over != null) {
            session.end(over);
        }
        return over == null;
    }

    private Optional<SessionEnd> reason(HttpServletRequest request) {
        return ended.of(request.getRequestedSessionId());
    }

    /**
     * What a page sends by itself (push, heartbeats, answers to the server, timers) does not count: Vaadin's messages
     * carry both, so that the page's script tells of acts instead. Programs poll the pool's status.
     */
    private static boolean isAct(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.equals(PATH)) {
            return request.getMethod().equals("POST") && request.getHeader(SameOriginGuard.HEADER) != null;
        }
        return path.startsWith(REST) || opensPage(request) && byPerson(request);
    }

    private static boolean opensPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getParameter("v-r") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Browsers tell a person's navigation from a script's at addresses that they trust; elsewhere each one counts. */
    private static boolean byPerson(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") == null || "?1".equals(request.getHeader("Sec-Fetch-User"));
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Optional<LiveSession> live, Instant now)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (live.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.getWriter()
                    .write("{\"ended\":\"%s\"}"
                            .formatted(reason(request).map(SessionEnd::code).orElse("")));
        } else {
            response.getWriter()
                    .write("{\"idle_ms\":%d,\"lifetime_ms\":%d,\"report_ms\":%d}"
                            .formatted(
                                    Duration.between(now, live.get().endsByIdle(limits))
                                            .toMillis(),
                                    Duration.between(now, live.get().endsByLifetime(limits))
                                            .toMillis(),
                                    limits.reportEvery().toMillis()));
        }
    }
}
