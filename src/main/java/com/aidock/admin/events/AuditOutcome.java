package com.aidock.admin.events;

/** How an attempt ended; stored by name. */
public enum AuditOutcome {
    DONE("done"),
    /** A rule forbids it. */
    REFUSED("refused"),
    /** Somebody else was faster. */
    STALE("stale"),
    /** The role does not suffice. */
    NOT_ALLOWED("not allowed"),
    /** The program or the database failed. */
    FAILED("failed");

    private final String label;

    AuditOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
