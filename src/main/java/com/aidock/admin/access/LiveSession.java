package com.aidock.admin.access;

import com.aidock.admin.access.session.SessionEnd;
import com.aidock.admin.access.session.SessionLimits;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** One session of a signed-in user; enters and leaves the register with the HTTP session that it is an attribute of. */
final class LiveSession implements HttpSessionBindingListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final String ATTRIBUTE = LiveSession.class.getName();

    /** Added to the container's own limit, which knows no reason: ours is to be first. */
    private static final Duration CONTAINER_WAITS_LONGER = Duration.ofMinutes(5);

    private final LiveSessions register;
    private final String userId;
    private final String key;
    private final Instant begun;
    private volatile Instant lastAct;
    private volatile long version;
    private volatile @Nullable HttpSession session;
    private volatile @Nullable SessionEnd end;

    LiveSession(LiveSessions register, SignedInUser user, Instant now) {
        this.register = register;
        this.userId = user.id();
        this.key = user.sessionKey();
        this.version = user.version();
        this.begun = now;
        this.lastAct = now;
    }

    /** The one in a HTTP session, if somebody is signed in there. */
    static Optional<LiveSession> in(@Nullable HttpSession session) {
        try {
            return session != null && session.getAttribute(ATTRIBUTE) instanceof LiveSession live
                    ? Optional.of(live)
                    : Optional.empty();
        } catch (IllegalStateException ended) {
            LOG.trace("The session ended meanwhile", ended);
            return Optional.empty();
        }
    }

    /**
     * Ends a session in which somebody is signed in whom the register does not know there, as two sign-ins at the same
     * moment in one session can leave it: nobody could end it any more.
     */
    static void endUnregistered(@Nullable HttpSession http) {
        try {
            if (http != null
                    && http.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    && context.getAuthentication() != null
                    && context.getAuthentication().getPrincipal() instanceof SignedInUser user
                    && in(http).filter(live -> live.key().equals(user.sessionKey()))
                            .isEmpty()) {
                http.invalidate();
            }
        } catch (IllegalStateException ended) {
            LOG.trace("The session ended meanwhile", ended);
        }
    }

    void putInto(HttpSession http, SessionLimits limits) {
        http.setMaxInactiveInterval(
                (int) limits.idle().plus(CONTAINER_WAITS_LONGER).toSeconds());
        http.setAttribute(ATTRIBUTE, this);
    }

    String userId() {
        return userId;
    }

    String key() {
        return key;
    }

    /** The version of the account that this session stands for. */
    long version() {
        return version;
    }

    void renew(long newVersion) {
        version = newVersion;
    }

    /** The person did something; what a page sends by itself does not count. */
    void acted(Instant now) {
        lastAct = now;
    }

    Instant endsByIdle(SessionLimits limits) {
        return lastAct.plus(limits.idle());
    }

    Instant endsByLifetime(SessionLimits limits) {
        return begun.plus(limits.lifetime());
    }

    /** Why this session is over or should be, or null while it goes on. */
    @Nullable
    SessionEnd over(SessionLimits limits, Instant now) {
        SessionEnd told = end;
        if (told != null) {
            return told;
        }
        if (!now.isBefore(endsByLifetime(limits))) {
            return SessionEnd.LIFETIME;
        }
        return now.isBefore(endsByIdle(limits)) ? null : SessionEnd.IDLE;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        session = event.getSession();
        register.begun(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        register.ended(this);
    }

    /** Tells the open pages and invalidates the session, which closes them and ends what they wait for. */
    void end(SessionEnd why) {
        HttpSession ending = session;
        try {
            if (ending != null) {
                if (end == null) {
                    end = why;
                    register.ending(ending, why);
                }
                ending.invalidate();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The session had ended already", e);
        }
        register.ended(this);
    }
}
