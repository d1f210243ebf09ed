package com.aidock.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestRefusalsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private final RequestRefusals requests = new RequestRefusals();

    @Test
    void the_first_is_told_at_once_and_equal_ones_once_a_minute_with_their_number() {
        requests.add(refused("/api/a", null), NOW);
        assertThat(requests.take(NOW, false))
                .extracting(entry -> entry.attempts)
                .containsExactly(1);
        for (int second = 1; second < 60; second++) {
            requests.add(refused("/api/a", null), NOW.plusSeconds(second));
            assertThat(requests.take(NOW.plusSeconds(second), false)).isEmpty();
        }
        assertThat(requests.take(NOW.plusSeconds(60), false)).singleElement().satisfies(entry -> {
            assertThat(entry.attempts).isEqualTo(59);
            assertThat(entry.at).isEqualTo(NOW.plusSeconds(1));
        });
        assertThat(requests.take(NOW.plusSeconds(600), false)).isEmpty();
        requests.add(refused("/api/a", null), NOW.plusSeconds(601));
        assertThat(requests.take(NOW.plusSeconds(601), false)).hasSize(1);
    }

    @Test
    void a_storm_over_many_addresses_writes_a_bounded_number_of_rows_and_forgets_no_request() {
        int rows = 0;
        int told = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 200; i++) {
                requests.add(refused("/api/" + second + "/" + i, null), NOW.plusSeconds(second));
            }
            List<AuditEntry> entries = requests.take(NOW.plusSeconds(second), false);
            rows += entries.size();
            told += entries.stream().mapToInt(entry -> entry.attempts).sum();
        }
        told += requests.take(NOW.plusSeconds(600), true).stream()
                .mapToInt(entry -> entry.attempts)
                .sum();
        assertThat(rows).isLessThanOrEqualTo(11 * (RequestRefusals.STRANGERS + 1));
        assertThat(told).isEqualTo(600 * 200);
    }

    @Test
    void strangers_leave_room_for_those_who_are_signed_in() {
        for (int i = 0; i < 1_000; i++) {
            requests.add(refused("/api/" + i, null), NOW);
        }
        requests.add(refused("/api/x", Persons.ANA), NOW);
        assertThat(requests.take(NOW, false))
                .anySatisfy(entry -> assertThat(entry.actor).isEqualTo("ana@dock.example"))
                .anySatisfy(entry -> assertThat(entry.reason).contains("980 further requests were refused, from 192.0.2.0/24 (980)"));
    }

    @Test
    void a_network_full_of_junk_leaves_room_for_what_others_try() {
        for (int i = 0; i < 1_000; i++) {
            requests.add(refused("/api/" + i, null), NOW);
        }
        requests.add(refused("/api/x", null, "198.51.100.7"), NOW);
        assertThat(requests.take(NOW, false)).anySatisfy(entry -> assertThat(entry.address)
                .isEqualTo("198.51.100.7"));
    }

    @Test
    void the_last_time_nothing_waits_for_its_minute() {
        requests.add(refused("/api/a", null), NOW);
        requests.take(NOW, false);
        requests.add(refused("/api/a", null), NOW);
        assertThat(requests.take(NOW.plusSeconds(1), true)).hasSize(1);
    }

    private static AuditedAttempt refused(String path, @Nullable Actor actor) {
        return refused(path, actor, "192.0.2.9");
    }

    private static AuditedAttempt refused(String path, @Nullable Actor actor, String address) {
        return new AuditedAttempt(
                AuditAction.REQUEST_REFUSED,
                AuditOutcome.REFUSED,
                null,
                "A wrong API token.",
                new Work(actor == null ? WorkKind.SIGN_IN : WorkKind.CLIENT, actor, "GET " + path, "ask", address));
    }
}
