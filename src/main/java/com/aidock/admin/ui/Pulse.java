package com.aidock.admin.ui;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The beats of one screen: at most one is on its way at a time. */
final class Pulse {
    private final UI ui;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

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
            Thread.ofVirtual().name("heartbeat-screen-" + ui.getUIId()).start(() -> ui.accessLater(this::tell, () -> {})
                    .run());
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
            }
        }
    }
}
