package com.aidock.admin.web;

import com.aidock.admin.database.Work;
import com.aidock.admin.platform.ClientNetwork;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Limits the sessions of visitors who are not signed in, per network and in all: the oldest is ended for the newest.
 * Signing in promotes a session to the ordinary time-out and takes it out of these books.
 */
final class StrangerSessions implements HttpSessionListener, HttpSessionAttributeListener {
    /** Longer than the pause between two heartbeats of an open page, so that a form that is being filled in stays. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String SIGN_IN = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final Logger LOG = LoggerFactory.getLogger(StrangerSessions.class);

    private final int mostInAll;
    private final int mostInNetwork;
    private final Set<StrangerSession> all = new LinkedHashSet<>();
    private final Map<String, Set<StrangerSession>> byNetwork = new HashMap<>();

    StrangerSessions(int mostInAll, int mostInNetwork) {
        this.mostInAll = mostInAll;
        this.mostInNetwork = mostInNetwork;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval((int) LIFETIME.toSeconds());
        StrangerSession stranger = new StrangerSession(
                this, session, ClientNetwork.network(Work.current().address(), StrangerSession.UNKNOWN));
        StrangerSession tooMany = enter(stranger);
        session.setAttribute(StrangerSession.ATTRIBUTE, stranger);
        if (tooMany != null) {
            tooMany.end();
        }
    }

    private synchronized @Nullable StrangerSession enter(StrangerSession stranger) {
        Set<StrangerSession> neighbours = byNetwork.computeIfAbsent(stranger.network(), n -> new LinkedHashSet<>());
        StrangerSession oldest = neighbours.size() >= mostInNetwork
                ? neighbours.iterator().next()
                : all.size() >= mostInAll ? all.iterator().next() : null;
        if (oldest != null) {
            left(oldest);
        }
        all.add(stranger);
        // Anew: the oldest may have been the last one of the same network.
        byNetwork
                .computeIfAbsent(stranger.network(), n -> new LinkedHashSet<>())
                .add(stranger);
        return oldest;
    }

    synchronized void left(StrangerSession stranger) {
        all.remove(stranger);
        Set<StrangerSession> neighbours = byNetwork.get(stranger.network());
        if (neighbours != null && neighbours.remove(stranger) && neighbours.isEmpty()) {
            byNetwork.remove(stranger.network());
        }
    }

    synchronized int size() {
        return all.size();
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        signedIn(event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        signedIn(event);
    }

    private static void signedIn(HttpSessionBindingEvent event) {
        if (event.getName().equals(SIGN_IN) && isSignedIn(event.getSession().getAttribute(SIGN_IN))) {
            promote(event.getSession());
        }
    }

    private static boolean isSignedIn(@Nullable Object context) {
        Authentication authentication = context instanceof SecurityContext known ? known.getAuthentication() : null;
        return authentication != null && authentication.isAuthenticated();
    }

    /** The one place where a stranger's session becomes a person's. */
    private static void promote(HttpSession session) {
        if (session.getAttribute(StrangerSession.ATTRIBUTE) instanceof StrangerSession stranger && stranger.keep()) {
            session.removeAttribute(StrangerSession.ATTRIBUTE);
            if (session.getMaxInactiveInterval() == LIFETIME.toSeconds()) {
                session.setMaxInactiveInterval(
                        (int) Duration.ofMinutes(session.getServletContext().getSessionTimeout())
                                .toSeconds());
            }
            LOG.debug("A session belongs to somebody from now on");
        }
    }
}
