package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "aidock.lanes.reserved.wait=300ms")
@PostgresTest
class DatabaseWatchTest {
    private final Lanes lanes;
    private final DatabaseState state;
    private final DatabaseWatch watch;

    @Autowired
    DatabaseWatchTest(Lanes lanes, DatabaseState state) {
        this.lanes = lanes;
        this.state = new DatabaseState(
                Clock.fixed(Instant.parse("2026-07-17T09:00:00Z"), ZoneOffset.UTC), state.facts(), List.of());
        this.watch = new DatabaseWatch(lanes, this.state, new DatabaseErrors());
    }

    @Test
    void a_full_reserved_lane_does_not_mean_that_the_database_is_away() {
        try (HeldConnections held = HeldConnections.take(
                lanes, WorkKind.RESCUE, lanes.reading(Lane.RESERVED).capacity())) {
            watch.look();
            assertThat(state.reachable()).isTrue();
            assertThat(state.error()).isNull();
            held.holdExactly(0);
        }
        watch.look();
        assertThat(state.openConnections()).isPositive();
    }
}
