package com.aidock.admin.llm;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key before the present one, at rest for a while.
 *
 * @param storedAt since when it was in use, or null if that is not known
 * @param acceptedAt when its provider last accepted it in a test, or null
 * @param until from then on it is not used any more
 * @param origin that it was entered for; null for a key from before that was noted
 */
@Embeddable
record PreviousKey(
        @Column(name = "previous_key_ciphertext") byte[] ciphertext,
        @Column(name = "previous_key_last4") String last4,
        @Column(name = "previous_key_fingerprint") String fingerprint,
        @Column(name = "previous_key_stored_at") @Nullable Instant storedAt,
        @Column(name = "previous_key_accepted_at") @Nullable Instant acceptedAt,
        @Column(name = "previous_key_until") Instant until,
        @Column(name = "previous_key_origin") @Nullable String origin) {
    @Override
    public String toString() {
        return "previous key " + fingerprint;
    }
}
