package com.aidock.admin.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/**
 * Runs an action again and again on a daemon thread of its own, whatever the action throws: failures are logged, each
 * kind at most once a minute, and the next run comes. {@code ScheduledExecutorService} would drop a periodic task
 * without a word after its first exception, and can lose its only thread to an {@code OutOfMemoryError}.
 *
 * <p>Runs keep to the beat of the period. Beats that pass while a run lasts or while the machine sleeps are left out.
 */
public final class RepeatingTask implements AutoCloseable {
    private final Runnable action;
    private final FailureLog failures;
    private final long periodNanos;
    private final Thread thread;
    private volatile boolean closed;

    private RepeatingTask(String name, Duration period, Runnable action) {
        this.action = action;
        this.failures = new FailureLog(LoggerFactory.getLogger(RepeatingTask.class), "The task " + name);
        this.periodNanos = period.toNanos();
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::repeat);
    }

    /**
     * Begins at once, on another thread.
     *
     * @param name names the thread and the task in the log
     */
    public static RepeatingTask every(Duration period, String name, Runnable action) {
        RepeatingTask task = new RepeatingTask(name, period, action);
        task.thread.start();
        return task;
    }

    private void repeat() {
        long begin = System.nanoTime();
        while (!closed) {
            try {
                action.run();
            } catch (Throwable failure) {
                tell(failure);
            }
            pauseUntilNextBeat(begin);
        }
    }

    private void tell(Throwable failure) {
        try {
            if (!closed) {
                failures.failed(failure);
            }
        } catch (Throwable alsoFailed) {
            // Without memory even the log fails; the next run may find some again.
        }
    }

    private void pauseUntilNextBeat(long begin) {
        long now = System.nanoTime();
        long next = now + periodNanos - (now - begin) % periodNanos;
        while (!closed && next - now > 0) {
            // An interrupt that the action left behind would end each pause at once.
            Thread.interrupted();
            LockSupport.parkNanos(this, next - now);
            now = System.nanoTime();
        }
    }

    /** Ends the repeating and interrupts a run that is under way; does not wait for it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
