package com.aidock.admin.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run of "re-encrypt all" is, or how it ended.
 *
 * @param keyId the primary key that everything is sealed with in the end
 * @param total configurations that had something sealed with another key when it began
 * @param done configurations sealed anew so far
 * @param unreadable configurations of which something cannot be read and stays as it is
 * @param changed configurations that were changed while they were looked at, and are left for now
 * @param cancelAsked whether somebody asked it to stop
 * @param outcome null while it runs
 */
public record Reencryption(
        long keyId,
        Instant startedAt,
        String startedBy,
        long total,
        long done,
        long unreadable,
        long changed,
        boolean cancelAsked,
        @Nullable Outcome outcome,
        @Nullable Instant endedAt) {
    /** How a run ended. */
    public enum Outcome {
        /** It went through all rows. */
        DONE,
        /** Somebody stopped it; what it had done stays done. */
        CANCELLED
    }

    public boolean running() {
        return outcome == null;
    }
}
