package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * A custom header at rest, as JSON.
 *
 * @param value in clear if it is not secret, else null
 * @param sealed the encrypted value in Base64 if it is secret, else null
 * @param hint what may be shown of a secret value
 * @param origin that a secret value was entered for; null for one that is not secret, or from before that was noted
 */
record StoredHeader(
        String name,
        @Nullable String value,
        @Nullable String sealed,
        @Nullable String hint,
        @Nullable String origin) {
    boolean secret() {
        return sealed != null;
    }

    @Override
    public String toString() {
        return "header " + name;
    }
}
