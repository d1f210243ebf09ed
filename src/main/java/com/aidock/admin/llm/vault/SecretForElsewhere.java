package com.aidock.admin.llm.vault;

/** A stored secret belongs to another origin than the one that is to be called; it is not handed out. */
public class SecretForElsewhere extends UnreadableSecret {
    private static final long serialVersionUID = 1L;

    /** @param enteredFor and called: origins, as people read them */
    public SecretForElsewhere(String purpose, String enteredFor, String called) {
        super(
                purpose,
                "A stored secret was entered for %s, so nothing was sent to %s. Enter it again for %s."
                        .formatted(enteredFor, called, called));
    }
}
