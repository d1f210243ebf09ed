package com.aidock.admin.ui;

import com.aidock.admin.platform.FailureLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Wakes up after a pause; one thread for all screens, which only hands over. */
@Component
class Delays implements AutoCloseable {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("screen-delays").factory());

    private final FailureLog failures =
            new FailureLog(LoggerFactory.getLogger(Delays.class), "The start of a delayed screen task");

    /** Runs the task on a virtual thread after the pause. */
    Future<?> after(Duration pause, Runnable task) {
        return scheduler.schedule(() -> start(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is thrown here would stay in a future that nobody reads. */
    private void start(Runnable task) {
        try {
            Thread.startVirtualThread(task);
        } catch (Throwable e) {
            failures.failed(e);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
