package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestRun;
import com.aidock.admin.llm.probe.StageReport;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings what a connection test tells on its own thread to the screen, as long as the screen is there. */
final class RunFollower {
    private final Function<UI, Consumer<Runnable>> screens;
    private final Consumer<TestRun.Stage> onStage;
    private final Consumer<List<StageReport>> onProbed;
    private final Consumer<TestReport> onReport;
    private final Consumer<Throwable> onFailure;
    private @Nullable TestRun run;

    /**
     * Calls back on the screen that starts or follows the run.
     *
     * @param screens the way back to a screen
     * @param onFailure gets a {@link CancellationException} when the run was cancelled
     */
    RunFollower(
            Function<UI, Consumer<Runnable>> screens,
            Consumer<TestRun.Stage> onStage,
            Consumer<List<StageReport>> onProbed,
            Consumer<TestReport> onReport,
            Consumer<Throwable> onFailure) {
        this.screens = screens;
        this.onStage = onStage;
        this.onProbed = onProbed;
        this.onReport = onReport;
        this.onFailure = onFailure;
    }

    /** Starts a run on the current screen, with a listener for its stages. */
    void start(Function<TestRun.Listener, TestRun> starter) {
        UI ui = UI.getCurrentOrThrow();
        Consumer<Runnable> screen = screens.apply(ui);
        follow(screen, starter.apply(listener(screen)));
    }

    /** Follows a run that something else has started. */
    void follow(UI ui, TestRun started) {
        follow(screens.apply(ui), started);
    }

    private void follow(Consumer<Runnable> screen, TestRun started) {
        run = started;
        started.report()
                .whenComplete((report, failure) -> screen.accept(() -> {
                    if (started == run) {
                        run = null;
                        ended(report, failure);
                    }
                }));
    }

    private TestRun.Listener listener(Consumer<Runnable> screen) {
        return new TestRun.Listener() {
            @Override
            public void stage(TestRun.Stage reached) {
                screen.accept(() -> onStage.accept(reached));
            }

            @Override
            public void probed(List<StageReport> stages) {
                screen.accept(() -> {
                    // One that ran out of time may still tell of a part after its report.
                    if (running()) {
                        onProbed.accept(stages);
                    }
                });
            }
        };
    }

    boolean running() {
        return run != null;
    }

    void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    private void ended(@Nullable TestReport report, @Nullable Throwable failure) {
        if (report != null) {
            onReport.accept(report);
        } else if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            onFailure.accept(cause);
        }
    }
}
