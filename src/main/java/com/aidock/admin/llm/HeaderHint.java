package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * A stored header as it is shown.
 *
 * @param value null if it is secret
 * @param hint the end of a secret value, bullets if it is too short for that, or null if it is not secret
 * @param unreadable whether the secret value cannot be read and must be entered again
 */
public record HeaderHint(
        String name,
        boolean secret,
        @Nullable String value,
        @Nullable String hint,
        boolean unreadable) {}
