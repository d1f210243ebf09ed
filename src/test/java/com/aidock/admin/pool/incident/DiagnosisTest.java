package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.backend.ServerActivity;
import com.aidock.admin.testing.LeaseViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a verdict when the database goes away. */
class DiagnosisTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");

    private final Diagnosis diagnosis = new Diagnosis();
    private List<Lease> held = List.of(lease());
    private int second;
    private int waiting = 2;
    private int open = 5;

    @Test
    void a_cause_that_was_found_stays_when_the_database_goes_away_later_and_that_is_told_behind_it() {
        seconds(12, HolderState.LEAKED, true);
        String before = diagnosis.verdict().headline();
        seconds(30, HolderState.RUNNING, false);
        assertThat(diagnosis.verdict().cause()).isEqualTo(Cause.LEAK);
        assertThat(diagnosis.verdict().headline()).isEqualTo(before + " Later the database did not answer for 30 s.");
    }

    @Test
    void a_server_that_hung_from_the_begin_on_is_the_cause_whatever_its_holders_looked_like() {
        seconds(8, HolderState.LEAKED, true);
        seconds(1, HolderState.LEAKED, false);
        assertThat(diagnosis.verdict().cause()).isEqualTo(Cause.DATABASE_AWAY);
        assertThat(diagnosis.verdict().headline()).startsWith("The database has not answered for 9.0 s (refused): ");
    }

    @Test
    void while_nothing_else_is_clear_a_database_that_is_away_is_the_cause() {
        seconds(12, null, true);
        assertThat(diagnosis.verdict().cause()).isEqualTo(Cause.UNCLEAR);
        seconds(2, null, false);
        assertThat(diagnosis.verdict().cause()).isEqualTo(Cause.DATABASE_AWAY);
    }

    @Test
    void what_is_not_clear_at_the_end_is_told_so_and_nobody_is_asked_to_wait() {
        seconds(2, null, true);
        Verdict closed = diagnosis.verdict().closed();
        assertThat(closed.headline()).isEqualTo("It was over before it could be told what holders did.");
        seconds(4, HolderState.LEAKED, true);
        assertThat(diagnosis.verdict().closed()).isEqualTo(diagnosis.verdict());
    }

    @Test
    void the_evidence_is_of_the_moment_when_most_waited() {
        waiting = 7;
        seconds(6, HolderState.LEAKED, true);
        waiting = 0;
        seconds(6, HolderState.LEAKED, true);
        assertThat(diagnosis.verdict().evidence()).anyMatch(sentence -> sentence.contains("7 waiting"));
    }

    @Test
    void a_second_cause_is_told_among_the_evidence_and_one_that_hardly_was_is_not() {
        seconds(9, HolderState.LEAKED, true);
        held = List.of(lease());
        seconds(2, HolderState.DEAD_SOCKET, true);
        assertThat(diagnosis.verdict().evidence()).noneMatch(sentence -> sentence.startsWith("Besides"));
        seconds(2, HolderState.DEAD_SOCKET, true);
        assertThat(diagnosis.verdict().cause()).isEqualTo(Cause.LEAK);
        assertThat(diagnosis.verdict().evidence()).contains("Besides: dead sockets, at most 1 at once.");
    }

    @Test
    void a_lane_that_is_too_small_but_cannot_grow_is_told_with_who_has_the_servers_slots() {
        open = 97;
        seconds(7, HolderState.RUNNING, true);
        assertThat(diagnosis.verdict().cause()).isEqualTo(Cause.TOO_SMALL);
        assertThat(diagnosis.verdict().headline())
                .isEqualTo("2 wait for the 1 connections of Main although all come back fast."
                        + " It cannot grow: all 97 slots of the server are taken, 96 by other clients.");
    }

    @Test
    void a_blocker_whose_doing_may_not_be_seen_is_not_said_to_do_it_for_no_time() {
        Backend hidden = session(8, List.of());
        Backend blocked = session(7, List.of(8));
        Observation seen = observation(HolderState.WAITING_FOR_LOCK, true);
        ServerActivity activity = new ServerActivity(BEGIN, BEGIN, 0, Map.of(7, blocked, 8, hidden));
        Observation now = new Observation(seen.sample(), seen.held(), seen.holders(), List.of(), List.of(), activity);
        assertThat(Story.of(Cause.LOCK_CHAIN, now, now.holders(), FailedRequests.NONE)
                        .headline())
                .isEqualTo("1 session waits behind one transaction of another client, session 8 (theirs),"
                        + " at something that our database user may not see.");
    }

    private static Backend session(int pid, List<Integer> blockedBy) {
        return new Backend(pid, BEGIN, "theirs", "u", "d", "", null, null, null, null, null, blockedBy, "");
    }

    private void seconds(int count, @Nullable HolderState state, boolean reachable) {
        for (int i = 0; i < count; i++) {
            diagnosis.observe(observation(state, reachable));
        }
    }

    private Observation observation(@Nullable HolderState state, boolean reachable) {
        second++;
        LaneReading main = new LaneReading(Lane.MAIN, 1, 1, 0, 1, waiting, 1, 0, 0);
        DatabaseReading server = new DatabaseReading(reachable, BEGIN, reachable ? null : "refused", open, 97, 1);
        PoolSample sample = new PoolSample(
                BEGIN.plusSeconds(second), Health.CRITICAL, List.of(main), Duration.ofSeconds(second), server);
        ServerActivity unknown = new ServerActivity(Instant.EPOCH, Instant.EPOCH, Long.MIN_VALUE, Map.of());
        if (state == null) {
            return new Observation(sample, List.of(), List.of(), List.of(), List.of(), unknown);
        }
        LeaseView view = LeaseViews.held(Lane.MAIN, 7, 9, null);
        Holder holder = new Holder(view, state, null, null, null, null, List.of());
        return new Observation(sample, held, List.of(holder), List.of(), List.of(), unknown);
    }

    private static Lease lease() {
        Lease lease = mock(Lease.class);
        when(lease.thread()).thenReturn(Thread.currentThread());
        when(lease.lane()).thenReturn(Lane.MAIN);
        return lease;
    }
}
