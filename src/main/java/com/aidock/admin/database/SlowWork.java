package com.aidock.admin.database;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that kept a connection for longer than it should.
 *
 * @param how it ended: "done", "committed", "still held" …
 * @param backendPid 0 if it is not known
 * @param sql the last statement, placeholders in place of values
 */
public record SlowWork(
        Kind kind, Work work, int backendPid, @Nullable String sql, Duration took, String how, Instant at) {

    /** What it is that took long. */
    public enum Kind {
        STATEMENT,
        TRANSACTION,
        /** Held and not yet given back. */
        CONNECTION;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** On whose behalf, for people: "system" for work of the house itself. */
    public String user() {
        Actor actor = work.actor();
        return actor == null ? "system" : actor.displayName();
    }

    /** The view and what is done there. */
    public String purpose() {
        return work.place() + " › " + work.operation();
    }
}
