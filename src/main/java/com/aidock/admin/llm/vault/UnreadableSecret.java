package com.aidock.admin.llm.vault;

/** A stored secret cannot be decrypted and must be entered again; nothing may be sent in its place. */
public class UnreadableSecret extends RuntimeException {
    /** With what the secret belongs to; the cause is left out, as it tells nothing that helps. */
    public UnreadableSecret(String purpose) {
        super("The stored secret " + purpose + " cannot be read with this keyset. Enter it again.");
    }
}
