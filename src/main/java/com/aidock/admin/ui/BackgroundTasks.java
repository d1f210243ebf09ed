package com.aidock.admin.ui;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.LeaseRegistry;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Runs what a screen asks for off the screen's thread, so that no page ever waits for the database: on a virtual
 * thread, as the signed-in person, and back on the screen with the result.
 *
 * @see <a href="file:docs/decisions/0002-screens-never-wait.md">Screens never wait</a>
 */
@Service
public class BackgroundTasks {
    private final LeaseRegistry leases;
    private final Delays delays;
    private final PersonTurns turns;

    BackgroundTasks(LeaseRegistry leases, Delays delays, PersonTurns turns) {
        this.turns = turns;
        this.leases = leases;
        this.delays = delays;
    }

    /**
     * As {@link #run(Component, String, Supplier, Consumer, Consumer)}; a failure goes to the session's error handler.
     */
    public <T extends @Nullable Object> Task run(
            Component owner, String operation, Supplier<T> work, Consumer<T> onDone) {
        return run(owner, operation, work, onDone, BackgroundTasks::report);
    }

    /**
     * Runs work off the screen's thread and calls back on the screen. Cancelling, or detaching the owner, ends the wait
     * for a connection and both call-backs. Must be called from the screen.
     *
     * @param owner whose detaching ends the task; the view it stands in names the work
     * @param operation what is done, as an administrator would say it: "save", "test connection"
     * @param work may use the database; must not touch components
     * @throws IllegalStateException if the owner is not attached
     */
    public <T extends @Nullable Object> Task run(
            Component owner, String operation, Supplier<T> work, Consumer<T> onDone, Consumer<Throwable> onError) {
        return task(owner, operation, onDone, onError).start(owner, work);
    }

    /** As above, but begins only when the person has a turn; see {@link PersonTurns}. */
    <T extends @Nullable Object> RunningTask<T> runInTurn(
            Component owner, String operation, Supplier<T> work, Consumer<T> onDone, Consumer<Throwable> onError) {
        RunningTask<T> task = task(owner, operation, onDone, onError);
        Actor person = Person.signedIn().actor();
        task.start(owner, person == null ? work : task.inTurn(turns, person.id(), work));
        return task;
    }

    private <T extends @Nullable Object> RunningTask<T> task(
            Component owner, String operation, Consumer<T> onDone, Consumer<Throwable> onError) {
        UI ui = screenOf(owner);
        PageLoad.Part part = PageLoad.of(ui).part();
        return new RunningTask<>(
                ui,
                Person.signedIn().at(Places.of(owner, ui), operation),
                leases,
                after(onDone, part::shown),
                after(onError, part::failed));
    }

    /**
     * A way back to the screen for what other threads tell: each action runs there as the person who is signed in now,
     * and is dropped when the screen has gone.
     */
    public Consumer<Runnable> wayBack(UI ui, Component owner, String operation) {
        Person.Assignment assignment = Person.signedIn().at(Places.of(owner, ui), operation);
        return action -> ui.accessLater(() -> assignment.wrapOnScreen(action).run(), () -> {})
                .run();
    }

    /** Calls back on the screen after a pause, unless cancelled or the owner is detached before. */
    public Task after(Component owner, Duration pause, Runnable action) {
        return new Pause(screenOf(owner), action).start(owner, delays, pause);
    }

    private static <T extends @Nullable Object> Consumer<T> after(Consumer<T> callBack, Runnable then) {
        return result -> {
            try {
                callBack.accept(result);
            } finally {
                then.run();
            }
        };
    }

    /** Hands an unexpected failure to the session's error handler, as if the screen itself had thrown it. */
    static void report(Throwable failure) {
        UI.getCurrentOrThrow().getSession().getErrorHandler().error(new ErrorEvent(failure));
    }

    private static UI screenOf(Component owner) {
        return owner.getUI()
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not attached to a screen; start background work in onAttach or later"
                                .formatted(owner.getClass().getSimpleName())));
    }
}
