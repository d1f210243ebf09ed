package com.aidock.admin.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Pauses that end when the test says so. */
final class FakeDelays extends Delays {
    private record Due(Duration pause, Runnable task, CompletableFuture<?> future) {}

    private final List<Due> waiting = new ArrayList<>();

    @Override
    Future<?> after(Duration pause, Runnable task) {
        Due due = new Due(pause, task, new CompletableFuture<>());
        waiting.add(due);
        return due.future;
    }

    List<Duration> pauses() {
        return waiting.stream()
                .filter(due -> !due.future.isCancelled())
                .map(Due::pause)
                .toList();
    }

    /** Lets every pause end that is at most this long. */
    void pass(Duration time) {
        List<Due> due = waiting.stream()
                .filter(d -> !d.future.isCancelled() && d.pause.compareTo(time) <= 0)
                .toList();
        waiting.removeAll(due);
        due.forEach(d -> d.task.run());
    }
}
