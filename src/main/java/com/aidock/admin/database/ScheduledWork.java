package com.aidock.admin.database;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether scheduled work may begin. Every {@code @Scheduled} method passes here but those that {@link RunsAlways}:
 * while it is paused a run is left out, not put off. What has begun ends.
 */
public final class ScheduledWork {
    private final AtomicLong leftOut = new AtomicLong();
    private volatile boolean paused;

    public void pause() {
        leftOut.set(0);
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    public boolean paused() {
        return paused;
    }

    /** Runs left out since it was paused last. */
    public long leftOut() {
        return leftOut.get();
    }

    /** Whether a run may begin; counts it if not. */
    boolean mayBegin() {
        if (paused) {
            leftOut.incrementAndGet();
            return false;
        }
        return true;
    }
}
