package com.aidock.admin.access;

import com.aidock.admin.database.StartupRefused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The API token of {@code AIDOCK_API_TOKEN}, known by its SHA-256 alone and compared in constant time; without the
 * setting no token is right.
 */
final class ApiToken {
    /** Characters that a token has at least. */
    static final int MINIMUM = 32;

    private final byte @Nullable [] digest;

    private ApiToken(byte @Nullable [] digest) {
        this.digest = digest;
    }

    /**
     * Takes the setting over; blank stands for none.
     *
     * @throws StartupRefused if it is too short; the message does not repeat it
     */
    static ApiToken of(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return new ApiToken(null);
        }
        String token = setting.strip();
        if (token.length() < MINIMUM) {
            throw new StartupRefused(
                    "AIDOCK_API_TOKEN has %d characters, but must have %d or more".formatted(token.length(), MINIMUM));
        }
        return new ApiToken(digest(token));
    }

    boolean matches(String presented) {
        return digest != null && MessageDigest.isEqual(digest, digest(presented));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
