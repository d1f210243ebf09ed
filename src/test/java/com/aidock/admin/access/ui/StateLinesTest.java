package com.aidock.admin.access.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.access.FirstRun;
import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.DatabaseFaults;
import com.aidock.admin.ui.Heartbeat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateLinesTest {
    private static final Instant NOW = Instant.parse("2025-07-17T12:00:00Z");

    private final DatabaseState database = mock();
    private final DatabaseFaults faults = new DatabaseFaults(Clock.systemUTC());
    private final Lanes lanes = mock();
    private final FirstRun firstRun = mock();
    private final StateLines lines =
            new StateLines(database, lanes, firstRun, Clock.fixed(NOW, ZoneOffset.UTC), mock(Heartbeat.class));

    @BeforeEach
    void all_is_well() {
        when(database.reachable()).thenReturn(true);
        when(database.faults()).thenReturn(faults);
        when(database.answeredAt()).thenReturn(NOW.minusSeconds(14));
        lent(Lane.MAIN, 99, 100);
        lent(Lane.RESERVED, 2, 3);
    }

    @Test
    void says_nothing_while_all_is_well() {
        assertThat(lines.forSignIn().getText()).isEmpty();
        assertThat(lines.forSetup().getText()).isEmpty();
    }

    @Test
    void a_server_that_refuses_the_program_is_not_told_as_away() {
        when(database.reachable()).thenReturn(false);
        faults.stand(DatabaseFault.ACCESS_REFUSED, "password authentication failed for user \"aidock\"");

        assertThat(lines.forSignIn().getText())
                .startsWith("The database refuses this program.")
                .doesNotContain("aidock");
    }

    @Test
    void says_for_how_long_the_database_has_been_away() {
        when(database.reachable()).thenReturn(false);

        assertThat(lines.forSignIn().getText()).contains("away for 14 s");
        assertThat(lines.forSetup().getText()).contains("away for 14 s");
    }

    @Test
    void says_that_signing_in_works_while_the_pool_is_full() {
        lent(Lane.MAIN, 100, 100);

        assertThat(lines.forSignIn().getText()).contains("all 100 main connections", "works all the same");
    }

    @Test
    void takes_a_full_reserved_lane_for_no_missing_database() {
        when(database.reachable()).thenReturn(false);
        lent(Lane.RESERVED, 3, 3);

        assertThat(lines.forSignIn().getText()).contains("All 3 connections for signing in");
    }

    @Test
    void says_where_the_link_is_while_nobody_is_set_up() {
        when(firstRun.pending()).thenReturn(true);

        assertThat(lines.forSignIn().getText()).contains("one-time link");
        assertThat(lines.forSetup().getText()).isEmpty();
    }

    private void lent(Lane lane, int active, int capacity) {
        when(lanes.reading(lane)).thenReturn(new LaneReading(lane, 1, active, 0, active, 0, capacity, 0, 0));
    }
}
