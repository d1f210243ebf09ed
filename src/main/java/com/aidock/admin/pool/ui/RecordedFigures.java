package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.history.HistoryWindow;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.pool.history.WindowFigures;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Loads what was recorded in some windows for a tab when it is opened, and again each minute while it stays open. */
class RecordedFigures {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final PoolHistory history;
    private final BackgroundLoad load;
    private final List<HistoryWindow> windows;
    private final Consumer<List<WindowFigures>> onArrival;
    private Instant askedAt = Instant.MAX;

    RecordedFigures(
            PoolTab owner,
            PoolHistory history,
            BackgroundTasks tasks,
            List<HistoryWindow> windows,
            Consumer<List<WindowFigures>> onArrival) {
        this.history = history;
        this.load = new BackgroundLoad(tasks, owner);
        this.windows = windows;
        this.onArrival = onArrival;
        owner.addAttachListener(event -> ask());
    }

    /** For a notice that follows it. */
    BackgroundLoad load() {
        return load;
    }

    /** Called once a second while the tab is open. */
    void update(PoolSample sample) {
        if (askedAt.equals(Instant.MAX)) {
            askedAt = sample.at();
        } else if (!load.pending() && !sample.at().isBefore(askedAt.plus(PERIOD))) {
            ask();
            askedAt = sample.at();
        }
    }

    private void ask() {
        askedAt = Instant.MAX;
        load.load(
                "load recorded figures",
                () -> history.all().stream()
                        .filter(figures -> windows.contains(figures.window()))
                        .toList(),
                onArrival);
    }
}
