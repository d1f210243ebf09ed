package com.aidock.admin.llm;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page on keys says of one configuration.
 *
 * @param last4 null if it has no key, but other secrets
 * @param storedAt since when the key is in use, or null if that is not known
 * @param acceptedAt when its provider last accepted it in a test, or null
 * @param sharing how many configurations have this key, itself included; counted up to {@link KeyHygiene#MOST_SHARING}
 */
public record KeyRow(
        long id,
        String name,
        Provider provider,
        boolean active,
        @Nullable String last4,
        @Nullable String fingerprint,
        @Nullable Instant storedAt,
        @Nullable Instant acceptedAt,
        int sharing,
        Set<KeyFinding> findings) {
    public KeyRow {
        findings = Set.copyOf(findings);
    }
}
