package com.aidock.admin.shell;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.ui.Heartbeat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings a change of the pool's state to all screens at once, where the next beat might be a second away. */
@Component
class AlarmBeat implements AutoCloseable {
    private final Heartbeat heartbeat;
    private final PoolMonitor.Subscription subscription;
    private State shown;

    AlarmBeat(Heartbeat heartbeat, PoolMonitor monitor) {
        this.heartbeat = heartbeat;
        this.shown = State.of(monitor.latest());
        this.subscription = monitor.onSample(this::consider);
    }

    private void consider(PoolSample sample) {
        State now = State.of(sample);
        if (!now.equals(shown)) {
            shown = now;
            heartbeat.beat();
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** What the mark in every page's frame says in words. */
    private record State(Health health, boolean queues, boolean reachable, Optional<DatabaseFault> fault) {
        static State of(PoolSample sample) {
            return new State(
                    sample.health(),
                    sample.queuesInHealth(),
                    sample.database().reachable(),
                    sample.database().fault().map(StandingFault::fault));
        }
    }
}
