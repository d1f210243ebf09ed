package com.aidock.admin.ui;

import com.aidock.admin.platform.FailureLog;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.server.communication.PushConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * The beats of one screen: at most one is on its way at a time. Beats that change nothing are pushed now and then all
 * the same, as a sign of life: the browser takes silence for a dead server.
 */
final class Pulse {
    private static final FailureLog FAILURES =
            new FailureLog(LoggerFactory.getLogger(Pulse.class), "The beat of a screen");

    /** What the browser waits for at most, in beats: components/contact.js. */
    private static final int SILENT_BEATS = 2;

    private final UI ui;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean underWay = new AtomicBoolean();
    /** Under the session's lock. */
    private int silent;

    Pulse(UI ui) {
        this.ui = ui;
    }

    Pulse add(Runnable listener) {
        listeners.add(listener);
        return this;
    }

    /** Whether nobody listens any more. */
    boolean remove(Runnable listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    void beat() {
        if (underWay.compareAndSet(false, true)) {
            orGiveUp(() -> Thread.ofVirtual()
                    .name("heartbeat-screen-" + ui.getUIId())
                    .start(() -> orGiveUp(ui.accessLater(this::tell, () -> {})::run)));
        }
    }

    /** A beat that could not be sent off must not count as under way for ever. */
    private void orGiveUp(Runnable sending) {
        try {
            sending.run();
        } catch (Throwable e) {
            underWay.set(false);
            FAILURES.failed(e);
        }
    }

    private void tell() {
        underWay.set(false);
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                // It would fail each second anew: one report is enough.
                listeners.remove(listener);
                BackgroundTasks.report(e);
            } catch (Error e) {
                // Of the machine, not of the listener: the next beat may find memory again.
                FAILURES.failed(e);
            }
        }
        showLife();
    }

    /** What is dirty is pushed when the session's lock is released. {@code ui.push()} would push nothing. */
    private void showLife() {
        UIInternals internals = ui.getInternals();
        PushConnection push = internals.getPushConnection();
        if (internals.isDirty() || push == null) {
            silent = 0;
        } else if (++silent >= SILENT_BEATS && !internals.getStateTree().isPreparingForResync()) {
            silent = 0;
            push.push();
        }
    }
}
