package com.aidock.admin.database.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final SQLException PASSWORD =
            new SQLException("FATAL: password authentication failed for user \"aidock\"", "28P01");

    private final DatabaseFaults faults = new DatabaseFaults(Clock.systemUTC());
    private long now;
    private final Access access = new Access(faults, () -> now);

    @Test
    void attempts_at_a_server_that_refuses_us_become_rare_and_never_rarer_than_one_a_minute() throws SQLException {
        List<Long> seconds = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            now = Duration.ofSeconds(second).toNanos();
            if (attempt(PASSWORD)) {
                seconds.add((long) second);
            }
        }
        assertThat(seconds).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L, 243L);
        assertThat(faults.find(DatabaseFault.ACCESS_REFUSED).orElseThrow().said())
                .startsWith("The database server refuses our password.")
                .contains("user \"aidock\"");
    }

    @Test
    void whoever_asks_during_the_pause_is_told_the_refusal_and_one_alone_tries_when_it_is_over() throws SQLException {
        attempt(PASSWORD);
        assertThatThrownBy(access::admit).isInstanceOf(AccessRefused.class).hasMessageContaining("password");
        assertThat((Object) access.standing()).isNotNull();
        now = Access.FIRST_PAUSE.toNanos();
        assertThat((Object) access.standing()).isNull();
        access.admit();
        assertThatThrownBy(access::admit).isInstanceOf(AccessRefused.class);
    }

    @Test
    void lanes_that_were_refused_at_the_same_moment_make_one_pause() throws SQLException {
        access.admit();
        access.admit();
        access.failed(PASSWORD);
        access.failed(PASSWORD);
        now = Access.FIRST_PAUSE.toNanos();
        assertThat((Object) access.standing()).isNull();
    }

    @Test
    void a_success_ends_it_at_once() throws SQLException {
        attempt(PASSWORD);
        now = Access.FIRST_PAUSE.toNanos();
        access.admit();
        access.opened();
        assertThat((Object) access.standing()).isNull();
        assertThat(faults.all()).isEmpty();
        access.admit();
        access.admit();
    }

    @Test
    void a_server_that_is_away_or_full_is_asked_as_often_as_the_pool_likes() throws SQLException {
        for (String state : List.of("08001", "53300", "57P03")) {
            SQLException error = new SQLException("no", state);
            access.admit();
            assertThat((Object) access.failed(error)).isSameAs(error);
            access.admit();
        }
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void a_missing_database_role_or_privilege_is_a_refusal_as_well_and_told_as_what_it_is() {
        assertThat(reason("3D000")).isEqualTo("The database server has no such database any more.");
        assertThat(reason("28000")).isEqualTo("The database server refuses our user.");
        assertThat(reason("42501")).isEqualTo("The database server does not let our user into the database.");
        assertThat(reason("08004")).isEqualTo("The database server does not accept how we sign in.");
    }

    private String reason(String state) {
        return ((AccessRefused) access.failed(new SQLException("FATAL: x", state))).reason();
    }

    private boolean attempt(SQLException outcome) {
        try {
            access.admit();
        } catch (AccessRefused e) {
            return false;
        }
        access.failed(outcome);
        return true;
    }
}
