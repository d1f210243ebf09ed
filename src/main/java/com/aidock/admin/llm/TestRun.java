package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.StageReport;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection test under way: tells how far it is, and can be cancelled; safe for any thread. */
public final class TestRun {
    /** How far a test is. */
    public enum Stage {
        /** As many tests as are possible at once are running. */
        WAITING(true),
        /** The configuration is being read. */
        PREPARING(false),
        /** The provider is being asked. */
        CALLING(true),
        /** The result is being stored. */
        STORING(false),
        /** It ended, well or not. */
        ENDED(false);

        /** A statement under way is never interrupted: that would cost the connection. */
        private final boolean interruptible;

        Stage(boolean interruptible) {
            this.interruptible = interruptible;
        }
    }

    /** Hears how a test goes, on the test's own thread; must not wait. */
    @FunctionalInterface
    public interface Listener {
        void stage(Stage reached);

        /** What the parts of the exchange have come to, each time one of them changes. */
        default void probed(List<StageReport> stages) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(TestRun.class);

    private final CompletableFuture<TestReport> report = new CompletableFuture<>();
    private final Listener listener;
    private Stage stage = Stage.WAITING;
    private boolean cancelled;
    private @Nullable Thread thread;

    TestRun(Listener listener) {
        this.listener = listener;
    }

    /**
     * The outcome; ends with a {@link CancellationException} if cancelled, and with what went wrong if our side failed.
     */
    public CompletionStage<TestReport> report() {
        return report.minimalCompletionStage();
    }

    public synchronized Stage stage() {
        return stage;
    }

    /** Gives the test up, unless its result is being stored already. */
    public synchronized void cancel() {
        if (stage == Stage.STORING || stage == Stage.ENDED) {
            return;
        }
        cancelled = true;
        if (thread != null && stage.interruptible) {
            thread.interrupt();
        }
    }

    /** Binds the run to the current thread. */
    synchronized void begin() {
        thread = Thread.currentThread();
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /**
     * Goes on to the next stage.
     *
     * @throws CancellationException if the run was cancelled
     */
    void enter(Stage next) {
        synchronized (this) {
            // An interrupt that came too late would hit the next statement.
            Thread.interrupted();
            if (cancelled) {
                throw new CancellationException();
            }
            stage = next;
        }
        tell(() -> listener.stage(next));
    }

    void probed(List<StageReport> stages) {
        tell(() -> listener.probed(stages));
    }

    void succeed(TestReport found) {
        end();
        report.complete(found);
    }

    void fail(Throwable failure) {
        end();
        report.completeExceptionally(failure);
    }

    private void end() {
        synchronized (this) {
            stage = Stage.ENDED;
            thread = null;
            Thread.interrupted();
        }
        tell(() -> listener.stage(Stage.ENDED));
    }

    /** A listener that fails must not fail the test. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("The listener of a connection test failed", e);
        }
    }
}
