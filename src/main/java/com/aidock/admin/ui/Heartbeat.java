package com.aidock.admin.ui;

import com.aidock.admin.platform.RepeatingTask;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * One clock for all screens: calls live components back once a second, by push. Each browser is served on a virtual
 * thread of its own and skips beats it cannot follow, so that a slow one holds up nobody.
 */
@Service
public class Heartbeat implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Map<UI, Pulse> pulses = new ConcurrentHashMap<>();
    // A thread of its own: what is live must stay live when all else is stuck.
    private final RepeatingTask task;

    Heartbeat() {
        this.task = RepeatingTask.every(PERIOD, "heartbeat", this::beat);
    }

    /** Calls back on the screen each second for as long as the component is attached. */
    public Registration whileAttached(Component component, Runnable onBeat) {
        Listening listening = new Listening(onBeat);
        component.getUI().ifPresent(listening::begin);
        return Registration.combine(
                component.addAttachListener(event -> listening.begin(event.getUI())),
                component.addDetachListener(event -> listening.end()),
                listening::end);
    }

    /** Does so now, beside the beats that come by themselves. */
    public void beat() {
        pulses.values().forEach(Pulse::beat);
    }

    /** Screens that listen now. */
    public int listeners() {
        return pulses.size();
    }

    @Override
    public void close() {
        task.close();
    }

    /** One component's part in the pulse of the screen that it is on. */
    private final class Listening {
        private final Runnable onBeat;
        private @Nullable UI ui;

        Listening(Runnable onBeat) {
            this.onBeat = onBeat;
        }

        void begin(UI screen) {
            end();
            ui = screen;
            pulses.compute(screen, (key, pulse) -> (pulse == null ? new Pulse(screen) : pulse).add(onBeat));
        }

        void end() {
            if (ui != null) {
                pulses.computeIfPresent(ui, (key, pulse) -> pulse.remove(onBeat) ? null : pulse);
                ui = null;
            }
        }
    }
}
