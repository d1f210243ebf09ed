package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * All that is ever shown of a stored key.
 *
 * @param last4 its last four characters, or null without a key
 * @param fingerprint twelve hexadecimal digits that are the same for the same key under the same keyset, or null
 */
public record KeyHint(
        KeyState state, @Nullable String last4, @Nullable String fingerprint) {
    static final KeyHint NONE = new KeyHint(KeyState.NONE, null, null);
}
