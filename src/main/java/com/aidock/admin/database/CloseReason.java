package com.aidock.admin.database;

import java.time.Duration;
import java.util.Locale;

/**
 * Why a connection to the server was closed. HikariCP tells nobody, so it is concluded: what this program does itself
 * it knows, a connection that no longer answers shows it, and the rest follows from age and idleness.
 */
public enum CloseReason {
    /** Free for longer than the lane keeps a connection that it need not keep. */
    IDLE_TIMEOUT("idle for too long"),
    /** Replaced because of its age. */
    MAX_LIFETIME("reached its lifetime"),
    /** The server ended it, the network did, or it failed its validation. */
    BROKEN("broken"),
    /** An administrator had it closed, or made the lane smaller. */
    EVICTED("evicted by hand"),
    /** Taken away from a holder. */
    RECLAIMED("taken from its holder"),
    /** The lane was closed. */
    SHUTDOWN("shut down"),
    /** None of the others, or it cannot be told which. */
    OTHER("other"),
    /** The database became read-only or ceased to be: another server may answer now. */
    READ_ONLY("of a read-only server");

    /** HikariCP retires a connection at a random moment of the last quarter of its lifetime. */
    private static final double EARLIEST_END_OF_LIFE = 0.75;
    /**
     * HikariCP looks for idle connections every 30 s: one that idled longer than that beyond its time was to be kept.
     */
    private static final Duration LONGEST_OVERSIGHT = Duration.ofSeconds(45);

    private final String label;

    CloseReason(String label) {
        this.label = label;
    }

    /** In words, as in "12 closed: broken". */
    public String label() {
        return label;
    }

    /** As it stands in metrics and JSON: {@code idle_timeout} … */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a sound connection was closed for that nobody had closed. */
    static CloseReason concluded(Duration age, Duration idle, Duration maxLifetime, Duration idleTimeout) {
        boolean old = age.toMillis() >= maxLifetime.toMillis() * EARLIEST_END_OF_LIFE;
        boolean kept = idle.compareTo(idleTimeout.plus(LONGEST_OVERSIGHT)) > 0;
        boolean idled = idle.compareTo(idleTimeout) >= 0;
        if (old) {
            return idled && !kept ? OTHER : MAX_LIFETIME;
        }
        return idled ? IDLE_TIMEOUT : OTHER;
    }
}
