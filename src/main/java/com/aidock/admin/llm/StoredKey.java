package com.aidock.admin.llm;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key at rest.
 *
 * @param storedAt since when it is in use here, or null if that is not known
 * @param origin that it was entered for, as {@link Origin#called} says it; null for a key from before that was noted
 */
@Embeddable
record StoredKey(
        @Column(name = "api_key_ciphertext") byte[] ciphertext,
        @Column(name = "api_key_last4") String last4,
        @Column(name = "api_key_fingerprint") String fingerprint,
        @Column(name = "api_key_stored_at") @Nullable Instant storedAt,
        @Column(name = "api_key_origin") @Nullable String origin) {
    @Override
    public String toString() {
        return "key " + fingerprint;
    }
}
