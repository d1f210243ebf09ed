package com.aidock.admin.access.ui;

import com.aidock.admin.ui.Heartbeat;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;

/** Counts down how long the next attempt has to wait. */
class WaitLine extends Div {
    private long until;
    private boolean waiting;

    WaitLine(Heartbeat heartbeat) {
        addClassName("access-wait");
        setVisible(false);
        heartbeat.whileAttached(this, this::update);
    }

    void begin(int seconds) {
        until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        waiting = true;
        setVisible(true);
        update();
    }

    private void update() {
        if (waiting) {
            // Rounded up: nobody should try in the last half second and be refused once more.
            long left =
                    Duration.ofNanos(until - System.nanoTime()).plusMillis(999).toSeconds();
            waiting = left > 0;
            setText(waiting ? "Try again in %d s.".formatted(left) : "You can try again now.");
        }
    }
}
