package com.aidock.admin.pool.settings;

/** What is to be said about one setting. */
public enum Verdict {
    AS_ASKED("as asked", false),
    /** An administrator changed it while it ran. */
    BY_HAND("changed by hand", false),
    /** Another setting, or the address of the database, wins. */
    OVERRULED("overruled", false),
    /** Nobody could be asked yet. */
    NOT_READ("not read yet", false),
    /** The server has room for less. */
    CLAMPED("clamped", true),
    DID_NOT_TAKE("did not take", true),
    /** Took, and makes no sense beside another. */
    SENSELESS("senseless together", true);

    private final String label;
    private final boolean warning;

    Verdict(String label, boolean warning) {
        this.label = label;
        this.warning = warning;
    }

    public String label() {
        return label;
    }

    /** Whether somebody should do something about it. */
    public boolean warning() {
        return warning;
    }
}
