package com.aidock.admin.llm;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** An API key at rest. */
@Embeddable
record StoredKey(
        @Column(name = "api_key_ciphertext") byte[] ciphertext,
        @Column(name = "api_key_last4") String last4,
        @Column(name = "api_key_fingerprint") String fingerprint) {
    @Override
    public String toString() {
        return "key " + fingerprint;
    }
}
