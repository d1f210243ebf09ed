package com.aidock.admin.llm;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tests of many configurations under way, at most {@value #AT_ONCE} at once: when one ends, the next begins. Safe for
 * any thread.
 */
public final class ManyTests {
    /** Enough that slow providers do not add up, few enough that no provider takes it for an attack. */
    public static final int AT_ONCE = 32;

    private final Map<Long, ManyResult> results = new LinkedHashMap<>();
    private final Queue<Long> waiting;
    private final Set<TestRun> running = new LinkedHashSet<>();
    private final Runnable onChange;
    private final LongFunction<TestRun> starter;
    private boolean cancelled;

    ManyTests(List<Long> ids, Runnable onChange, LongFunction<TestRun> starter) {
        ids.forEach(id -> results.put(id, ManyResult.waiting(id)));
        this.waiting = new ArrayDeque<>(results.keySet());
        this.onChange = onChange;
        this.starter = starter;
    }

    void begin() {
        for (int i = 0; i < AT_ONCE; i++) {
            next();
        }
    }

    /** Where each configuration stands, in the given order. */
    public synchronized List<ManyResult> results() {
        return List.copyOf(results.values());
    }

    /** Whether nothing runs or waits any more. */
    public synchronized boolean ended() {
        return results.values().stream().allMatch(result -> result.state().ended());
    }

    /** Gives up what runs and what has not begun; what is being stored already still ends. */
    public void cancel() {
        List<TestRun> now;
        synchronized (this) {
            cancelled = true;
            waiting.forEach(id -> results.put(id, ManyResult.cancelled(id)));
            waiting.clear();
            now = List.copyOf(running);
        }
        now.forEach(TestRun::cancel);
        onChange.run();
    }

    private void next() {
        Long id;
        TestRun run;
        synchronized (this) {
            id = waiting.poll();
            if (id == null) {
                return;
            }
            results.put(id, ManyResult.running(id));
            run = starter.apply(id);
            running.add(run);
        }
        onChange.run();
        long started = id;
        run.report().whenComplete((report, failure) -> {
            ended(started, run, report, failure);
            next();
            onChange.run();
        });
    }

    private synchronized void ended(long id, TestRun run, @Nullable TestReport report, @Nullable Throwable failure) {
        running.remove(run);
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (report != null) {
            results.put(id, ManyResult.tested(id, report));
        } else if (cancelled && cause instanceof CancellationException) {
            results.put(id, ManyResult.cancelled(id));
        } else {
            results.put(id, ManyResult.broken(id, cause));
        }
    }
}
