package com.aidock.admin.pool.history;

/**
 * How a criterion stands in a window.
 *
 * @param figure what was recorded, in few words
 * @param detail what more there is to know about it, or what is missing for a verdict; may be empty
 */
public record Score(Verdict verdict, String figure, String detail) {
    /** Whether the target is met; nobody knows as long as too little is recorded. */
    public enum Verdict {
        MET,
        MISSED,
        UNKNOWN
    }
}
