package com.aidock.admin.access;

import com.aidock.admin.access.session.EndedSessions;
import com.aidock.admin.access.session.SessionEnd;
import com.aidock.admin.access.session.SessionEnding;
import com.aidock.admin.access.session.SessionLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/** The sessions of signed-in users in this process, so that they can be ended from the outside and by their limits. */
final class LiveSessions implements SessionAuthenticationStrategy {
    private final Map<String, LiveSession> byKey = new ConcurrentHashMap<>();
    private final SessionLimits limits;
    private final EndedSessions reasons;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LiveSessions(SessionLimits limits, EndedSessions reasons, Clock clock, ApplicationEventPublisher events) {
        this.limits = limits;
        this.reasons = reasons;
        this.clock = clock;
        this.events = events;
    }

    /** The filter that keeps the limits in each chain. */
    SessionGuard guard() {
        return new SessionGuard(limits, reasons, clock);
    }

    /**
     * Enters the session. One in which somebody is signed in already ends first, with all of its open pages: none of
     * them may go on in another person's name.
     */
    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            LiveSession.in(request.getSession(false)).ifPresent(before -> before.end(SessionEnd.TAKEN_OVER));
            new LiveSession(this, user, clock.instant()).putInto(request.getSession(), limits);
        }
    }

    void begun(LiveSession session) {
        byKey.put(session.key(), session);
    }

    void ending(HttpSession session, SessionEnd why) {
        reasons.add(session.getId(), why);
        events.publishEvent(new SessionEnding(session));
    }

    void ended(LiveSession session) {
        byKey.remove(session.key());
    }

    /** A snapshot. */
    Collection<LiveSession> all() {
        return List.copyOf(byKey.values());
    }

    /** Ends what has lived or idled too long. */
    void endOverdue() {
        Instant now = clock.instant();
        for (LiveSession session : all()) {
            SessionEnd why = session.over(limits, now);
            if (why != null) {
                session.end(why);
            }
        }
    }

    /** Ends all sessions of a user. */
    void end(String userId) {
        endIf(session -> session.userId().equals(userId));
    }

    /** Ends all sessions of a user but one, which goes on with the account's new version. */
    void endOthers(String userId, String sessionKey, long version) {
        LiveSession kept = byKey.get(sessionKey);
        if (kept != null) {
            kept.renew(version);
        }
        endIf(session -> session.userId().equals(userId) && !session.key().equals(sessionKey));
    }

    private void endIf(Predicate<LiveSession> condition) {
        all().stream().filter(condition).forEach(session -> session.end(SessionEnd.ACCOUNT_CHANGED));
    }
}
