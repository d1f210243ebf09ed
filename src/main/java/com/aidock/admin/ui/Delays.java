package com.aidock.admin.ui;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes up after a pause; one thread for all screens, which only hands over. */
@Component
class Delays implements AutoCloseable {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("screen-delays").factory());

    /** Runs the task on a virtual thread after the pause. */
    Future<?> after(Duration pause, Runnable task) {
        return scheduler.schedule(() -> Thread.startVirtualThread(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
