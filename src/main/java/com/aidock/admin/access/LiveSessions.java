package com.aidock.admin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/** The sessions of signed-in users in this process, so that they can be ended from the outside. */
final class LiveSessions implements SessionAuthenticationStrategy {
    private static final String ATTRIBUTE = LiveSessions.class.getName();

    private final Map<String, LiveSession> byKey = new ConcurrentHashMap<>();

    /**
     * Enters the session. One in which somebody is signed in already ends first, with all of its open pages: none of
     * them may go on in another person's name.
     */
    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            HttpSession before = request.getSession(false);
            if (before != null && before.getAttribute(ATTRIBUTE) instanceof LiveSession other) {
                other.end();
            }
            request.getSession().setAttribute(ATTRIBUTE, new LiveSession(this, user));
        }
    }

    void begun(LiveSession session) {
        byKey.put(session.key(), session);
    }

    void ended(LiveSession session) {
        byKey.remove(session.key());
    }

    /** A snapshot. */
    Collection<LiveSession> all() {
        return List.copyOf(byKey.values());
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

    void endIf(Predicate<LiveSession> condition) {
        all().stream().filter(condition).forEach(LiveSession::end);
    }
}
