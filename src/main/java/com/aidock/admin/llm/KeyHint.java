package com.aidock.admin.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is ever shown of a stored key.
 *
 * @param last4 its last four characters, or null without a key
 * @param fingerprint twelve hexadecimal digits that are the same for the same key under the same keyset, or null
 * @param storedAt since when it is in use here, or null if that is not known
 * @param acceptedAt when its provider last accepted it in a test, or null if it never did
 * @param enteredFor the origin that it may be sent to, or that there is none yet; null without a key
 */
public record KeyHint(
        KeyState state,
        @Nullable String last4,
        @Nullable String fingerprint,
        @Nullable Instant storedAt,
        @Nullable Instant acceptedAt,
        @Nullable String enteredFor) {
    /** Where no key is stored. */
    public static final KeyHint NONE = new KeyHint(KeyState.NONE, null, null, null, null, null);
}
