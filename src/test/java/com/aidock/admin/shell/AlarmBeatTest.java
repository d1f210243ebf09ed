package com.aidock.admin.shell;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.ui.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class AlarmBeatTest {
    private final Heartbeat heartbeat = mock(Heartbeat.class);
    private final PoolMonitor monitor = mock(PoolMonitor.class);

    @Test
    void beats_at_once_when_the_state_changes_and_not_for_figures() {
        when(monitor.latest()).thenReturn(sample(10, 0));
        when(monitor.onSample(any())).thenReturn(() -> {});
        try (AlarmBeat ignored = new AlarmBeat(heartbeat, monitor)) {
            Consumer<PoolSample> sampler = sampler();
            sampler.accept(sample(20, 0));
            verify(heartbeat, times(0)).beat();
            sampler.accept(sample(30, 61));
            sampler.accept(sample(31, 60));
            verify(heartbeat, times(1)).beat();
            sampler.accept(sample(95, 0));
            verify(heartbeat, times(2)).beat();
        }
    }

    @SuppressWarnings("unchecked")
    private Consumer<PoolSample> sampler() {
        ArgumentCaptor<Consumer<PoolSample>> listener = ArgumentCaptor.forClass(Consumer.class);
        verify(monitor).onSample(listener.capture());
        return listener.getValue();
    }

    private static PoolSample sample(int active, int waiting) {
        List<LaneReading> lanes = List.of(new LaneReading(Lane.MAIN, 30, active, 0, active, waiting, 100, 0, 0));
        DatabaseReading server = new DatabaseReading(true, Instant.EPOCH, null, active, 147, active);
        return new PoolSample(Instant.EPOCH, Health.worst(lanes), lanes, Duration.ZERO, server);
    }
}
