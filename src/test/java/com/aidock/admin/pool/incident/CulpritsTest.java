package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.testing.LeaseViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CulpritsTest {
    private final Holders holders = mock(Holders.class);
    private final PoolMonitor monitor = mock(PoolMonitor.class);
    private final Culprits culprits = new Culprits(holders, mock(Backends.class), monitor);

    @Test
    void the_longest_of_those_who_hold_a_connection_for_the_cause_is_to_blame() {
        when(monitor.latest()).thenReturn(sample(true));
        Holder leaked = holder(Lane.MAIN, 12, HolderState.LEAKED);
        when(holders.held())
                .thenReturn(List.of(
                        holder(Lane.RESERVED, 10, HolderState.LEAKED),
                        holder(Lane.MAIN, 11, HolderState.RUNNING),
                        leaked,
                        holder(Lane.MAIN, 13, HolderState.LEAKED)));
        assertThat(culprits.of(Cause.LEAK)).contains(leaked);
        assertThat(culprits.of(Cause.DEAD_SOCKETS)).isEmpty();
        assertThat(culprits.of(Cause.DATABASE_FULL)).isEmpty();
    }

    @Test
    void nobodys_session_is_to_be_ended_while_the_server_cannot_be_told_to() {
        when(monitor.latest()).thenReturn(sample(false));
        when(holders.held()).thenReturn(List.of(holder(Lane.MAIN, 12, HolderState.LEAKED)));
        assertThat(culprits.of(Cause.LEAK)).isEmpty();
    }

    @Test
    void the_tightest_lane_is_the_one_that_is_waited_for_most_but_never_the_reserved_one() {
        when(monitor.latest()).thenReturn(sample(true));
        assertThat(culprits.tightestLane()).isEqualTo(Lane.BACKGROUND);
    }

    @Test
    void a_lane_can_grow_while_the_server_has_a_slot_left() {
        when(monitor.latest()).thenReturn(sample(true, 96));
        assertThat(culprits.roomToGrow()).isTrue();
        when(monitor.latest()).thenReturn(sample(true, 97));
        assertThat(culprits.roomToGrow()).isFalse();
    }

    private static PoolSample sample(boolean reachable) {
        return sample(reachable, 30);
    }

    private static PoolSample sample(boolean reachable, int open) {
        return new PoolSample(
                Instant.EPOCH,
                Health.CRITICAL,
                List.of(reading(Lane.MAIN, 1), reading(Lane.BACKGROUND, 4), reading(Lane.RESERVED, 9)),
                Duration.ZERO,
                new DatabaseReading(reachable, Instant.EPOCH, null, open, 97, 30));
    }

    private static LaneReading reading(Lane lane, int waiting) {
        return new LaneReading(lane, 10, 10, 0, 10, waiting, 10, 0, 0);
    }

    private static Holder holder(Lane lane, int pid, HolderState state) {
        LeaseView lease = LeaseViews.held(lane, pid, 5, null);
        return new Holder(lease, state, null, null, null, null, List.of());
    }
}
