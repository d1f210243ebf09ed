package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.backend.ServerActivity;
import com.aidock.admin.testing.LeaseViews;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What opens an incident while the share in use is healthy. */
class TriggersTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T12:00:00Z");
    private static final ServerActivity NOTHING =
            new ServerActivity(Instant.EPOCH, Instant.EPOCH, Long.MIN_VALUE, Map.of());

    private final Triggers triggers = new Triggers(FailedRequests.NONE);

    @Test
    void three_who_have_waited_for_one_lock_for_3_s_open_an_incident_and_two_do_not() {
        assertThat(locked(3, 3)).isEqualTo("Several sessions have waited 3 s for one lock");
        assertThat(locked(2, 60)).isNull();
        assertThat(locked(40, 2)).isNull();
    }

    @Test
    void a_reading_of_the_sessions_that_is_old_opens_none() {
        ServerActivity old = activity(5, 9, BEGIN.minusSeconds(5));
        assertThat(triggers.of(sample(0, FailedRequests.NONE), holders(5, 9), old))
                .isNull();
    }

    @Test
    void three_failed_requests_within_a_minute_open_one_whatever_ended_them() {
        assertThat(failed(0, new FailedRequests(0, 1, 0, 0, 0))).isNull();
        assertThat(failed(20, new FailedRequests(0, 1, 1, 0, 0))).isNull();
        assertThat(failed(30, new FailedRequests(0, 1, 1, 0, 0)))
                .as("nothing new")
                .isNull();
        assertThat(failed(40, new FailedRequests(0, 1, 1, 1, 0))).isEqualTo(Triggers.FAILING);
    }

    @Test
    void a_slow_search_now_and_then_opens_none_and_one_borrower_that_timed_out_does() {
        assertThat(failed(0, new FailedRequests(0, 0, 1, 0, 0))).isNull();
        assertThat(failed(61, new FailedRequests(0, 0, 2, 0, 0))).isNull();
        assertThat(failed(122, new FailedRequests(0, 0, 3, 0, 0))).isNull();
        assertThat(failed(123, new FailedRequests(1, 0, 3, 0, 0))).startsWith("A borrower timed out");
    }

    private @Nullable String locked(int waiters, int seconds) {
        return triggers.of(
                sample(0, FailedRequests.NONE), holders(waiters, seconds), activity(waiters, seconds, BEGIN));
    }

    private @Nullable String failed(int second, FailedRequests failed) {
        PoolSample sample = sample(second, failed);
        String trigger = triggers.of(sample, List.of(), NOTHING);
        triggers.note(sample);
        return trigger;
    }

    private static List<Holder> holders(int count, int seconds) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Holder(
                        LeaseViews.held(Lane.MAIN, 100 + i, seconds, null),
                        HolderState.WAITING_FOR_LOCK,
                        null,
                        null,
                        Duration.ofSeconds(seconds),
                        null,
                        List.of()))
                .toList();
    }

    private static ServerActivity activity(int waiters, int seconds, Instant at) {
        Map<Integer, Backend> sessions = new HashMap<>();
        sessions.put(7, session(7, 0, List.of()));
        IntStream.range(0, waiters).forEach(i -> sessions.put(100 + i, session(100 + i, seconds, List.of(7))));
        return new ServerActivity(at, BEGIN, 0, sessions);
    }

    private static Backend session(int pid, int seconds, List<Integer> blockedBy) {
        return new Backend(
                pid,
                BEGIN,
                "psql",
                "u",
                "d",
                "active",
                BEGIN,
                BEGIN,
                BEGIN.minusSeconds(seconds),
                "Lock",
                null,
                blockedBy,
                "");
    }

    private static PoolSample sample(int second, FailedRequests failed) {
        LaneReading main = new LaneReading(Lane.MAIN, 30, 25, 5, 30, 0, 100, 0, 0);
        DatabaseReading server = new DatabaseReading(true, BEGIN, null, 30, 97, 30);
        return new PoolSample(
                BEGIN.plusSeconds(second), Health.HEALTHY, List.of(main), Duration.ZERO, server, failed, null);
    }
}
