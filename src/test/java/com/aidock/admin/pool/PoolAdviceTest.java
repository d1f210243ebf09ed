package com.aidock.admin.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.testing.LeaseViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PoolAdviceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final PoolReader reader = mock(PoolReader.class);
    private final PoolAdvice advice = new PoolAdvice(reader, List.of());

    @Test
    void who_waits_while_the_server_is_full_is_told_why_at_a_healthy_share() {
        when(reader.waiters()).thenReturn(List.of(waiter(Lane.MAIN, 4200)));
        PoolSample sample = sample(main(20, 20, 3), 4200, server(97));
        assertThat(sample.health()).isEqualTo(Health.HEALTHY);
        assertThat(sample.queuesInHealth()).isTrue();
        assertThat(advice.headline(sample))
                .isEqualTo(
                        "Main is at 20 % (20 of 100), 3 waiting, the longest for 4.2 s. It may open 80 more, but the"
                                + " server has no slot left: all 97 are taken, 73 of them by other clients (Capacity tells which).");
    }

    @Test
    void a_full_server_is_told_of_before_anybody_waits_for_it() {
        assertThat(advice.headline(sample(main(2, 20, 0), 0, server(97))))
                .isEqualTo("The server has no slot left: all 97 are taken, 73 of them by other clients (Capacity tells"
                        + " which). No lane can grow: main has 20 of 100 open.");
        assertThat(advice.recommendations(sample(main(2, 20, 0), 0, server(96))))
                .isEmpty();
        assertThat(advice.recommendations(sample(main(2, 100, 0), 0, server(97))))
                .as("what is grown already")
                .isEmpty();
    }

    @Test
    void who_waits_while_connections_are_being_opened_is_told_how_far_that_is() {
        when(reader.waiters()).thenReturn(List.of(waiter(Lane.MAIN, 300)));
        PoolSample sample = sample(main(34, 34, 61), 300, server(60));
        assertThat(sample.queuesInHealth()).isTrue();
        assertThat(advice.headline(sample)).endsWith("More connections are being opened, 34 of 100 so far.");
    }

    @Test
    void a_few_who_wait_for_a_moment_are_told_of_and_no_alarm() {
        PoolSample sample = sample(main(34, 34, 2), 30, server(60));
        assertThat(sample.queuesInHealth()).isFalse();
        assertThat(advice.headline(sample)).startsWith("Main is at 34 % (34 of 100), 2 waiting. ");
    }

    @Test
    void at_its_limit_a_lane_is_told_of_by_its_share_and_its_own_waiters() {
        when(reader.waiters()).thenReturn(List.of(waiter(Lane.BACKGROUND, 9000), waiter(Lane.MAIN, 1000)));
        PoolSample sample = sample(main(100, 100, 5), 9000, server(97));
        assertThat(sample.queuesInHealth()).isFalse();
        assertThat(advice.headline(sample))
                .isEqualTo("Main is at 100 % (100 of 100), 5 waiting, the longest for 1.0 s.");
    }

    @Test
    void a_queue_for_signing_in_is_an_alarm_only_once_somebody_waits_for_long() {
        assertThat(sample(reserved(), 100, server(60)).queuesInHealth()).isFalse();
        assertThat(sample(reserved(), 900, server(60)).queuesInHealth()).isTrue();
    }

    @Test
    void clients_that_wait_for_their_share_are_told_of_apart_from_the_lanes_own_queue() {
        LeaseView client = new LeaseView(
                "c",
                Lane.MAIN,
                true,
                Duration.ofMillis(1600),
                Duration.ZERO,
                "API",
                "GET",
                "answer",
                "t",
                0,
                null,
                true);
        when(reader.waiters()).thenReturn(List.of(client, waiter(Lane.MAIN, 300)));
        PoolSample sample = sample(main(100, 100, 1), 300, server(60));
        assertThat(advice.recommendations(sample))
                .containsExactly(
                        "Main is at 100 % (100 of 100), 1 waiting, the longest for 0.3 s.",
                        "API clients use their whole share of connections. 1 more request is queued, the longest for"
                                + " 1.6 s; after a short wait they get 503.");
        assertThat(advice.headline(sample(main(25, 30, 0), 0, server(60))))
                .startsWith("API clients use their whole share");
    }

    @Test
    void an_incident_is_told_first_and_no_holder_beside_its_root_is_named() {
        when(reader.holders()).thenReturn(List.of(LeaseViews.held(Lane.MAIN, 4711, 60, "update")));
        PoolSample calm = sample(main(80, 80, 0), 0, server(60));
        Trouble trouble = new Trouble(
                new UUID(0, 1), NOW, "lock_chain", "lock chain", "40 wait behind psql.", "End it.", true, false);
        assertThat(advice.recommendations(with(calm, trouble)))
                .containsExactly("40 wait behind psql. End it.", "Main is at 80 % (80 of 100).");
        Trouble unknown = new Trouble(new UUID(0, 1), NOW, "unclear", "not clear", "", "", false, false);
        assertThat(advice.headline(with(sample(main(20, 30, 0), 0, server(60)), unknown)))
                .doesNotContain("Nothing to do");
    }

    @Test
    void who_is_held_up_by_a_lock_is_told_before_the_longest_holder_who_may_be_a_victim() {
        PoolConcern lock = new PoolConcern() {
            @Override
            public List<String> sentences() {
                return List.of("1 session waits behind psql.");
            }

            @Override
            public boolean urgent() {
                return true;
            }
        };
        when(reader.holders()).thenReturn(List.of(LeaseViews.held(Lane.MAIN, 4711, 60, "update")));
        assertThat(new PoolAdvice(reader, List.of(lock)).recommendations(sample(main(1, 30, 0), 0, server(60))))
                .containsExactly("1 session waits behind psql.");
    }

    private static PoolSample with(PoolSample sample, Trouble trouble) {
        return new PoolSample(
                sample.at(),
                sample.health(),
                sample.lanes(),
                sample.longestWait(),
                sample.database(),
                sample.failed(),
                trouble);
    }

    private static LaneReading main(int active, int total, int waiting) {
        return new LaneReading(Lane.MAIN, 30, active, total - active, total, waiting, 100, 0, 0);
    }

    private static LaneReading reserved() {
        return new LaneReading(Lane.RESERVED, 2, 3, 0, 3, 2, 3, 0, 0);
    }

    private static DatabaseReading server(int open) {
        return new DatabaseReading(true, NOW, null, open, 97, 24);
    }

    private static PoolSample sample(LaneReading lane, int longestWait, DatabaseReading server) {
        List<LaneReading> lanes = List.of(lane);
        return new PoolSample(NOW, Health.worst(lanes), lanes, Duration.ofMillis(longestWait), server);
    }

    private static LeaseView waiter(Lane lane, int millis) {
        return new LeaseView(
                "k", lane, true, Duration.ofMillis(millis), Duration.ZERO, "ana", "List", "load", "t", 0, null, false);
    }
}
