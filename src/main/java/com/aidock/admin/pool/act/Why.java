package com.aidock.admin.pool.act;

/** The reason that an administrator gives for an action; it stands in the audit log. */
public final class Why {
    /** Characters of a reason at most. */
    public static final int LONGEST = 500;

    private Why() {}

    /** @throws PoolRefused if none was given */
    static String required(String reason) {
        if (reason.isBlank()) {
            throw new PoolRefused("Say why: the reason stands in the audit log.");
        }
        return optional(reason);
    }

    /** The reason without blanks around it, empty for none. */
    static String optional(String reason) {
        String stripped = reason.strip();
        if (stripped.length() > LONGEST) {
            throw new PoolRefused(
                    "The reason has %d characters, but may have %d at most.".formatted(stripped.length(), LONGEST));
        }
        return stripped;
    }
}
