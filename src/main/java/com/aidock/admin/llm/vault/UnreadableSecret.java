package com.aidock.admin.llm.vault;

/** A stored secret cannot be decrypted and must be entered again; nothing may be sent in its place. */
public class UnreadableSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /** With what the secret belongs to; the cause is left out, as it tells nothing that helps. */
    public UnreadableSecret(String purpose) {
        this(purpose, "A stored secret cannot be read with the present keyset, so nothing was sent. Enter it again.");
    }

    UnreadableSecret(String purpose, String advice) {
        super("The stored secret " + purpose + " cannot be opened. " + advice);
        this.advice = advice;
    }

    /** What a person is told whose test needed the secret. */
    public String advice() {
        return advice;
    }
}
