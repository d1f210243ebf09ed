package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.probe.StageReport.State;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Times the parts of one test and tells of each change; one part runs at a time, and one that is entered again goes on
 * where it was. Safe for any thread; deaf once it has ended.
 */
final class StageLog {
    private final Scrubber scrubber;
    private final Consumer<List<StageReport>> listener;
    private final Map<ProbeStage, StageReport> stages = new EnumMap<>(ProbeStage.class);
    private @Nullable ProbeStage running;
    private long since;
    private boolean ended;

    StageLog(Scrubber scrubber, Consumer<List<StageReport>> listener) {
        this.scrubber = scrubber;
        this.listener = listener;
    }

    void begin(ProbeStage stage) {
        change(() -> {
            if (running != stage) {
                pause();
                put(stage, State.RUNNING, took(stage), detail(stage));
                running = stage;
                since = System.nanoTime();
            }
        });
    }

    void pass(ProbeStage stage, String detail) {
        settle(stage, State.PASSED, detail);
    }

    void settle(ProbeStage stage, State state, String detail) {
        change(() -> {
            if (running == stage) {
                pause();
            }
            put(stage, state, took(stage), joined(detail(stage), detail));
        });
    }

    /** What ran so far as one part turns out to belong to another. */
    void move(ProbeStage from, ProbeStage to) {
        change(() -> {
            if (running == from) {
                pause();
                Duration took = took(from);
                stages.remove(from);
                put(to, State.RUNNING, took, "");
                running = to;
                since = System.nanoTime();
            }
        });
    }

    synchronized boolean runs(ProbeStage stage) {
        return running == stage;
    }

    /** Ends the test: what still runs has failed if the verdict says so. */
    void end(ProbeOutcome outcome, String message) {
        ProbeStage last;
        synchronized (this) {
            last = running;
        }
        if (last != null) {
            settle(last, outcome == ProbeOutcome.OK ? State.PASSED : State.FAILED, message);
        }
        synchronized (this) {
            ended = true;
            stages.values().removeIf(stage -> stage.state() == State.RUNNING);
        }
    }

    synchronized List<StageReport> reports() {
        return List.copyOf(stages.values());
    }

    private void change(Runnable change) {
        List<StageReport> now;
        synchronized (this) {
            if (ended) {
                return;
            }
            change.run();
            now = reports();
        }
        // Outside the lock: whoever listens may wait for a screen.
        listener.accept(now);
    }

    private void pause() {
        ProbeStage stage = running;
        if (stage != null) {
            Duration more = Duration.ofNanos(System.nanoTime() - since);
            put(stage, State.RUNNING, took(stage).plus(more), detail(stage));
            running = null;
        }
    }

    private void put(ProbeStage stage, State state, Duration took, String detail) {
        stages.put(stage, new StageReport(stage, state, took, scrubber.clean(detail, StageReport.MAX_DETAIL)));
    }

    private Duration took(ProbeStage stage) {
        StageReport report = stages.get(stage);
        return report == null ? Duration.ZERO : report.took();
    }

    private String detail(ProbeStage stage) {
        StageReport report = stages.get(stage);
        return report == null ? "" : report.detail();
    }

    private static String joined(String before, String now) {
        return before.isEmpty() || before.contains(now) ? now : before + "; " + now;
    }
}
