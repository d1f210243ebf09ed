package com.aidock.admin.pool.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person or a start did to the pool of one replica.
 *
 * @param until when it ended; null if it took no time or lasts
 * @param text in a sentence
 */
public record PoolEvent(
        UUID id, String instance, PoolEventKind kind, Instant at, @Nullable Instant until, String text) {

    PoolEvent ended(Instant end, String told) {
        return new PoolEvent(id, instance, kind, at, end, told);
    }

    /** Whether it was a drill that held connections at this moment; one whose end nobody knows lasts no longer than a drill may. */
    public boolean drillAt(Instant moment) {
        return kind == PoolEventKind.DRILL && !moment.isBefore(at.minusSeconds(1)) && !moment.isAfter(end().plusSeconds(2));
    }

    private Instant end() {
        return until == null ? at.plus(LONGEST_DRILL) : until;
    }

    private static final java.time.Duration LONGEST_DRILL = java.time.Duration.ofMinutes(2);
}
