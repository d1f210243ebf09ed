package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A call-back on the screen that is due later. All of it happens on the screen's thread but the waiting. */
final class Pause implements Task {
    private final UI ui;
    private final Runnable action;
    private boolean over;
    private @Nullable Registration detaching;
    private @Nullable Future<?> waiting;

    Pause(UI ui, Runnable action) {
        this.ui = ui;
        this.action = action;
    }

    Task start(Component owner, Delays delays, Duration pause) {
        detaching = owner.addDetachListener(event -> cancel());
        waiting = delays.after(pause, ui.accessLater(this::fire, () -> {})::run);
        return this;
    }

    private void fire() {
        if (!over) {
            cancel();
            action.run();
        }
    }

    @Override
    public void cancel() {
        over = true;
        if (detaching != null) {
            detaching.remove();
            detaching = null;
        }
        if (waiting != null) {
            waiting.cancel(false);
            waiting = null;
        }
    }
}
