package com.aidock.admin.access;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session of a signed-in user; enters and leaves the register with the HTTP session that it is an attribute of. */
final class LiveSession implements HttpSessionBindingListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    private final LiveSessions register;
    private final String userId;
    private final String key;
    private volatile long version;
    private volatile @Nullable HttpSession session;

    LiveSession(LiveSessions register, SignedInUser user) {
        this.register = register;
        this.userId = user.id();
        this.key = user.sessionKey();
        this.version = user.version();
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

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        session = event.getSession();
        register.begun(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        register.ended(this);
    }

    void end() {
        HttpSession ending = session;
        try {
            if (ending != null) {
                ending.invalidate();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The session had ended already", e);
        }
        register.ended(this);
    }
}
