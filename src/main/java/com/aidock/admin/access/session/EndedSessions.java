package com.aidock.admin.access.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why sessions ended, for a browser that was away at that moment and comes back with the old cookie. Bounded:
 * the oldest are forgotten first. Keeps hashes of the sessions' ids.
 */
public final class EndedSessions {
    static final int MOST = 10_000;

    private final Map<String, SessionEnd> ends = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SessionEnd> eldest) {
            return size() > MOST;
        }
    };

    public synchronized void add(String sessionId, SessionEnd why) {
        ends.put(hash(sessionId), why);
    }

    /** Why the session ended that a request names; nothing if it names none or nobody knows. */
    public synchronized Optional<SessionEnd> of(@Nullable String sessionId) {
        return sessionId == null ? Optional.empty() : Optional.ofNullable(ends.get(hash(sessionId)));
    }

    private static String hash(String sessionId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(sessionId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
