package com.aidock.admin.database;

/**
 * What one place of the {@link LeaseTable} counted for one lane. Whoever has the place is the only one who counts here,
 * so that counting costs no atomic update; a reader may see it a moment late.
 */
final class LaneCounts {
    private final TimeCounter holds = new TimeCounter();
    private long asked;
    private long served;

    void ask() {
        asked++;
    }

    /** A borrower got its connection at once. */
    void serve() {
        served++;
    }

    void hold(long nanos) {
        holds.addAlone(nanos);
    }

    long asked() {
        return asked;
    }

    long served() {
        return served;
    }

    TimeCounter holds() {
        return holds;
    }
}
