package com.aidock.admin.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A provider key or a secret header value that shows itself to nobody but a caller of {@link #reveal()}. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps the value as it is, without trimming. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The clear text: to be handed to the provider or to the encryption, and to nothing that keeps or shows it. */
    public String reveal() {
        return value;
    }

    /** Whether there is nothing in it but white space. */
    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public boolean equals(Object other) {
        // In constant time, so that comparing never tells how much of a guess was right.
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "••••";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
