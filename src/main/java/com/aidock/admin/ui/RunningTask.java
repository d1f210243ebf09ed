package com.aidock.admin.ui;

import com.aidock.admin.database.LeaseRegistry;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One task of {@link BackgroundTasks}: a virtual thread that works and then hands over to the screen. */
final class RunningTask<T extends @Nullable Object> implements Task {
    private static final AtomicLong COUNT = new AtomicLong();

    private final UI ui;
    private final Person.Assignment assignment;
    private final LeaseRegistry leases;
    private final Consumer<T> onDone;
    private final Consumer<Throwable> onError;
    private final Object lock = new Object();
    private boolean working = true;
    private volatile boolean cancelled;
    private volatile boolean queued;
    private @Nullable Thread thread;
    private @Nullable Registration detaching;

    RunningTask(
            UI ui,
            Person.Assignment assignment,
            LeaseRegistry leases,
            Consumer<T> onDone,
            Consumer<Throwable> onError) {
        this.ui = ui;
        this.assignment = assignment;
        this.leases = leases;
        this.onDone = onDone;
        this.onError = onError;
    }

    Task start(Component owner, Supplier<T> work) {
        detaching = owner.addDetachListener(event -> cancel());
        Thread worker = Thread.ofVirtual()
                .name("screen-task-" + COUNT.incrementAndGet())
                .unstarted(() -> perform(work));
        thread = worker;
        worker.start();
        return this;
    }

    /** Whether it waits for the person's other pages. */
    boolean queued() {
        return queued;
    }

    /** The same work, but begun only when the person has a turn. */
    Supplier<T> inTurn(PersonTurns turns, String person, Supplier<T> work) {
        return () -> turns.inTurn(person, () -> queued = true, () -> queued = false, work);
    }

    private void perform(Supplier<T> work) {
        Handover handover = new Handover();
        assignment.wrap(() -> handover.callBack = attempt(work)).run();
        endOfWork();
        if (!cancelled) {
            ui.accessLater(() -> finish(handover.callBack), () -> {}).run();
        }
    }

    private Runnable attempt(Supplier<T> work) {
        try {
            T result = work.get();
            return () -> onDone.accept(result);
        } catch (Exception | Error failure) {
            return () -> onError.accept(failure);
        }
    }

    /** From here on nobody interrupts: an interrupt in the midst of a push would tear the browser's connection down. */
    private void endOfWork() {
        synchronized (lock) {
            working = false;
            Thread.interrupted();
        }
    }

    private void finish(Runnable callBack) {
        if (!cancelled) {
            stopListening();
            assignment.wrapOnScreen(callBack).run();
        }
    }

    /**
     * A virtual thread that is interrupted while it reads from a socket closes it. Whoever holds a connection is left
     * to finish its statement, whose time is limited, rather than throw the connection away.
     */
    @Override
    public void cancel() {
        stopListening();
        cancelled = true;
        synchronized (lock) {
            if (working && thread != null && !leases.abandon(thread)) {
                thread.interrupt();
            }
        }
    }

    private void stopListening() {
        if (detaching != null) {
            detaching.remove();
            detaching = null;
        }
    }

    /** Carries the call-back out of the assignment. */
    private static final class Handover {
        private Runnable callBack = () -> {};
    }
}
