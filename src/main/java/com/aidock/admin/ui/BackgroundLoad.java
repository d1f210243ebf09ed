package com.aidock.admin.ui;

import com.aidock.admin.events.Refusal;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing at a time that a screen loads and keeps asking for until it has it: tells when it is late, tries again by
 * itself after what may pass (database away, no connection free), and stops while its owner is not on the screen. All
 * methods are called from the screen.
 */
public final class BackgroundLoad {
    /** Without an answer for this long, a person is told why. */
    public static final Duration LATE = Duration.ofMillis(400);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15));

    private final BackgroundTasks tasks;
    private final Component owner;
    private final List<Consumer<LoadState>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Runnable wanted;
    private Task running = Task.NONE;
    private Task timer = Task.NONE;
    private boolean inTurn = true;
    private int failures;
    private int attempts;
    private boolean begun;
    private LoadState state = LoadState.IDLE;

    public BackgroundLoad(BackgroundTasks tasks, Component owner) {
        this.tasks = tasks;
        this.owner = owner;
        owner.addAttachListener(event -> {
            // What its owner asked for while it was being attached is under way already.
            if (!begun) {
                start();
            }
        });
        owner.addDetachListener(event -> stop());
    }

    /**
     * Asks for something in place of whatever was asked for before; begins when the owner is attached.
     *
     * @param work runs off the screen, as in {@link BackgroundTasks#run}
     */
    public <T extends @Nullable Object> void load(String operation, Supplier<T> work, Consumer<T> onDone) {
        load(operation, early -> work.get(), early -> {}, onDone);
    }

    /**
     * As {@link #load(String, Supplier, Consumer)}, for work that has something to show before it is done. What comes
     * early is shown while the work goes on, unless the work is done before; from then on nothing is late.
     *
     * @param work is given where to hand on what comes early, which does not wait for the screen
     */
    public <E, T extends @Nullable Object> void load(
            String operation, Function<Consumer<E>, T> work, Consumer<E> onEarly, Consumer<T> onDone) {
        stop();
        failures = 0;
        wanted = () -> {
            int attempt = ++attempts;
            Consumer<Runnable> back = tasks.wayBack(owner.getUI().orElseThrow(), owner, operation);
            // On a thread of its own: the one that works may hold a connection, and a screen may be busy.
            Consumer<E> early = result ->
                    Thread.startVirtualThread(() -> back.accept(() -> early(attempt, () -> onEarly.accept(result))));
            running = inTurn
                    ? tasks.runInTurn(
                            owner, operation, () -> work.apply(early), result -> done(result, onDone), this::failed)
                    : tasks.run(
                            owner, operation, () -> work.apply(early), result -> done(result, onDone), this::failed);
        };
        if (owner.isAttached()) {
            start();
        }
    }

    private void early(int attempt, Runnable show) {
        if (pending() && attempt == attempts && state.phase() != LoadState.Phase.FAILED) {
            timer.cancel();
            tell(LoadState.READY);
            show.run();
        }
    }

    /** For what does not load from main, and must not wait for what does. */
    public BackgroundLoad besideMain() {
        inTurn = false;
        return this;
    }

    /** Whether it has not begun because the person's other pages are loading. */
    boolean waitsForOtherPages() {
        return running instanceof RunningTask<?> task && task.queued();
    }

    /** Tries at once instead of at the end of the pause. */
    public void retry() {
        stop();
        start();
    }

    /** Wants nothing any more. */
    public void cancel() {
        stop();
        wanted = null;
        tell(LoadState.IDLE);
    }

    /** Whether something is asked for and not there yet, be it loading or between two attempts. */
    public boolean pending() {
        return wanted != null;
    }

    public LoadState state() {
        return state;
    }

    public Registration onState(Consumer<LoadState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void start() {
        if (wanted == null) {
            return;
        }
        stop();
        begun = true;
        wanted.run();
        timer = tasks.after(owner, LATE, () -> tell(state.as(LoadState.Phase.LATE)));
        tell(state.begin());
    }

    private void stop() {
        begun = false;
        attempts++;
        running.cancel();
        timer.cancel();
    }

    private <T extends @Nullable Object> void done(T result, Consumer<T> onDone) {
        timer.cancel();
        wanted = null;
        try {
            onDone.accept(result);
        } finally {
            if (!pending()) {
                tell(LoadState.READY);
            }
        }
    }

    private void failed(Throwable cause) {
        timer.cancel();
        if (Failures.mayPass(cause)) {
            Duration pause = PAUSES.get(Math.min(failures++, PAUSES.size() - 1));
            timer = tasks.after(owner, pause, this::start);
            tell(state.failed(cause, pause));
        } else {
            tell(state.failed(cause, null));
            if (!(cause instanceof Refusal)) {
                BackgroundTasks.report(cause);
            }
        }
    }

    private void tell(LoadState now) {
        state = now;
        listeners.forEach(listener -> listener.accept(now));
    }
}
