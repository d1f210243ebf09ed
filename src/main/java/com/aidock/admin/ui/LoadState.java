package com.aidock.admin.ui;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link BackgroundLoad} is.
 *
 * @param since when the wait began, in {@link System#nanoTime}; attempts that failed count in
 * @param cause why the last attempt failed, or null
 * @param retryIn pause before the next attempt, or null when only a person can start it
 */
public record LoadState(
        Phase phase,
        long since,
        @Nullable Throwable cause,
        @Nullable Duration retryIn) {
    static final LoadState IDLE = new LoadState(Phase.IDLE, 0, null, null);
    static final LoadState READY = new LoadState(Phase.READY, 0, null, null);

    /** The stations of a load. */
    public enum Phase {
        IDLE,
        LOADING,
        /** Still loading, and for longer than a person finds natural. */
        LATE,
        READY,
        FAILED
    }

    /** A first attempt starts the clock; a further one goes on from where the wait began and stays visible. */
    LoadState begin() {
        boolean waited = phase == Phase.FAILED || phase == Phase.LATE;
        return waited
                ? new LoadState(Phase.LATE, since, cause, null)
                : new LoadState(Phase.LOADING, System.nanoTime(), null, null);
    }

    LoadState as(Phase next) {
        return new LoadState(next, since, cause, retryIn);
    }

    LoadState failed(Throwable why, @Nullable Duration pause) {
        return new LoadState(Phase.FAILED, since, why, pause);
    }

    /** Time since the wait began. */
    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Whether what was asked for is there. */
    public boolean ready() {
        return phase == Phase.READY;
    }

    /** Whether a person should be told why there is nothing yet. */
    public boolean late() {
        return phase == Phase.LATE || phase == Phase.FAILED;
    }
}
