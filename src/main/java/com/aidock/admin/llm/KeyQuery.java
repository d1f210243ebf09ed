package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * Which keys are to be listed.
 *
 * @param finding null for all
 * @param fingerprint of the one key whose configurations are wanted, or null
 */
public record KeyQuery(
        @Nullable KeyFinding finding, @Nullable String fingerprint) {
    /** All keys. */
    public static final KeyQuery ALL = new KeyQuery(null, null);
}
