package com.aidock.admin.access.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a session ended without its person having signed out. */
public enum SessionEnd {
    IDLE,
    LIFETIME,
    ACCOUNT_CHANGED,
    TAKEN_OVER;

    /** The sentence for the person. */
    public String text(SessionLimits limits) {
        return switch (this) {
            case IDLE -> "You were signed out: no activity for %s.".formatted(SessionLimits.text(limits.idle()));
            case LIFETIME ->
                "You were signed out: a session ends %s after its sign-in."
                        .formatted(SessionLimits.text(limits.lifetime()));
            case ACCOUNT_CHANGED ->
                "You were signed out: your account, its role or its password was changed somewhere else.";
            case TAKEN_OVER -> "You were signed out: somebody has signed in anew in this browser.";
        };
    }

    /** The reason as it stands in a cookie. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SessionEnd> of(String code) {
        return Arrays.stream(values()).filter(end -> end.code().equals(code)).findFirst();
    }
}
