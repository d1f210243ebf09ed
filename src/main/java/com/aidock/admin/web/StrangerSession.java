package com.aidock.admin.web;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks a session in which nobody is signed in; leaves {@link StrangerSessions} with it, or when somebody signs in. */
final class StrangerSession implements HttpSessionBindingListener {
    /** The network of a sender whose address is not known. */
    static final String UNKNOWN = "unknown";

    static final String ATTRIBUTE = StrangerSession.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(StrangerSession.class);

    private final StrangerSessions sessions;
    private final HttpSession session;
    private final String network;
    private final AtomicBoolean decided = new AtomicBoolean();

    StrangerSession(StrangerSessions sessions, HttpSession session, String network) {
        this.sessions = sessions;
        this.session = session;
        this.network = network;
    }

    String network() {
        return network;
    }

    /** Whether the session was not ended for another's sake before; from now on it cannot be. */
    boolean keep() {
        return decided.compareAndSet(false, true);
    }

    /** Ends the session on a thread of its own, because whoever holds the lock of its pages may take long. */
    void end() {
        if (decided.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stranger-session-end").start(this::invalidate);
        }
    }

    private void invalidate() {
        try {
            session.invalidate();
        } catch (RuntimeException e) {
            LOG.debug("A session of nobody had ended already", e);
        }
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        sessions.left(this);
    }
}
