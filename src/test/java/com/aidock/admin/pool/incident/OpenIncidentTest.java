package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.ServerActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When an incident lasts, and when it has ended. */
class OpenIncidentTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");

    private final OpenIncident incident = new OpenIncident(
            UUID.randomUUID(),
            "one",
            "A borrower waited in vain",
            BEGIN,
            Moment.of(sample(0, true), List.of(), List.of(), false),
            FailedRequests.NONE);
    private int second;

    @Test
    void lasts_while_the_database_is_away_though_nobody_waits() {
        assertThat(incident.lastUnwell()).isEqualTo(BEGIN);
        observe(false);
        assertThat(incident.lastUnwell()).isEqualTo(BEGIN.plusSeconds(1));
        observe(true);
        assertThat(incident.lastUnwell()).isEqualTo(BEGIN.plusSeconds(1));
    }

    @Test
    void has_ended_when_all_was_well_again_and_not_when_that_was_believed() {
        observe(false);
        assertThat(incident.soFar().ebbing()).isFalse();
        observe(true);
        observe(true);
        observe(true);
        assertThat(incident.wellSince()).isEqualTo(BEGIN.plusSeconds(2));
        assertThat(incident.soFar().ebbing()).isTrue();
        assertThat(incident.soFar().closed(BEGIN.plusSeconds(2)).lasted()).isEqualTo(Duration.ofSeconds(2));
        assertThat(incident.soFar().closed(BEGIN.plusSeconds(2)).ebbing()).isFalse();
    }

    @Test
    void goes_on_when_it_was_well_for_a_moment_only() {
        observe(true);
        observe(false);
        assertThat(incident.wellSince()).isNull();
        assertThat(incident.soFar().ebbing()).isFalse();
    }

    @Test
    void one_that_its_process_left_open_ends_when_it_was_last_seen_and_says_so() {
        observe(false);
        Instant restart = BEGIN.plus(Duration.ofHours(9));
        Incident seen = incident.soFar().seen(BEGIN.plusSeconds(11)).leftOpen(restart);
        assertThat(seen.lasted()).isEqualTo(Duration.ofSeconds(11));
        assertThat(seen.verdict().headline()).endsWith("The process ended while it lasted.");
        // As written by versions that did not note it.
        assertThat(incident.soFar().leftOpen(restart).closedAt()).isEqualTo(restart);
    }

    @Test
    void one_that_was_well_again_before_its_process_ended_has_ended_then() {
        observe(false);
        observe(true);
        Incident closed = incident.soFar().seen(BEGIN.plusSeconds(5)).leftOpen(BEGIN.plusSeconds(99));
        assertThat(closed.closedAt()).isEqualTo(BEGIN.plusSeconds(2));
        assertThat(closed.verdict().headline()).doesNotContain("process ended");
    }

    private void observe(boolean reachable) {
        second++;
        ServerActivity unknown = new ServerActivity(Instant.EPOCH, Instant.EPOCH, Long.MIN_VALUE, Map.of());
        incident.observe(
                new Observation(sample(second, reachable), List.of(), List.of(), List.of(), List.of(), unknown));
    }

    private static PoolSample sample(int second, boolean reachable) {
        LaneReading main = new LaneReading(Lane.MAIN, 1, 0, 1, 1, 0, 1, 0, 0);
        DatabaseReading server = new DatabaseReading(reachable, BEGIN, null, 5, 97, 1);
        return new PoolSample(BEGIN.plusSeconds(second), Health.HEALTHY, List.of(main), Duration.ZERO, server);
    }
}
