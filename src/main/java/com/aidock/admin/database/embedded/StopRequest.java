package com.aidock.admin.database.embedded;

import java.util.ArrayList;
import java.util.List;

/** Carries the end of the process to what is being started, which no bean factory could close yet. */
public final class StopRequest {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean made;

    /** Registers what must end with the process; at once where the end was asked for already. */
    public void onStop(Runnable action) {
        synchronized (this) {
            if (!made) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    public void make() {
        List<Runnable> due;
        synchronized (this) {
            made = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }
}
