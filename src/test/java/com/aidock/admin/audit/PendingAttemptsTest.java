package com.aidock.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private final PendingAttempts pending = new PendingAttempts();

    @Test
    void equal_attempts_are_one_row_that_counts_them() {
        for (int i = 0; i < 5; i++) {
            pending.add(attempt("ana@dock.example", null), NOW);
        }
        assertThat(take(NOW)).singleElement().satisfies(entry -> assertThat(entry.attempts)
                .isEqualTo(5));
        assertThat(take(NOW)).isEmpty();
    }

    @Test
    void a_storm_of_strangers_fills_neither_memory_nor_table() {
        for (int i = 0; i < 100_000; i++) {
            pending.add(attempt("user%d@dock.example".formatted(i), null), NOW);
        }
        assertThat(take(NOW)).hasSize(StrangerAttempts.OF_A_NETWORK);
        assertThat(take(NOW.plusSeconds(59))).isEmpty();
        List<AuditEntry> rest = take(NOW.plusSeconds(60));
        assertThat(rest).singleElement().satisfies(entry -> {
            assertThat(entry.attempts).isEqualTo(100_000 - StrangerAttempts.OF_A_NETWORK);
            assertThat(entry.reason).contains("99,995 further sign-ins were refused, from 192.0.2.0/24 (99,995)");
        });
    }

    @Test
    void junk_from_a_network_hides_nothing_that_others_try() {
        for (int i = 0; i < 1000; i++) {
            pending.add(attempt("user%d@dock.example".formatted(i), null), NOW);
        }
        pending.add(attempt(null, "somebody@dock.example", "198.51.100.7"), NOW);

        assertThat(take(NOW)).anySatisfy(entry -> assertThat(entry.objectLabel).isEqualTo("somebody@dock.example"));
    }

    @Test
    void an_attack_on_an_account_is_told_however_much_junk_comes_from_however_many_networks() {
        for (int i = 0; i < 5000; i++) {
            pending.add(
                    attempt(null, "user%d@dock.example".formatted(i), "10.%d.%d.1".formatted(i / 250, i % 250)), NOW);
        }
        pending.add(attempt("7", "ada@dock.example", "198.51.100.1"), NOW);

        List<AuditEntry> entries = take(NOW);
        assertThat(entries).hasSize(StrangerAttempts.IN_ALL + 1).anySatisfy(entry -> assertThat(entry.objectId)
                .isEqualTo("7"));
    }

    @Test
    void failures_at_an_account_are_counted_to_the_last_one_and_named_with_the_loudest_networks() {
        int sent = 0;
        int told = 0;
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 10; i++) {
                String address = i < 7 ? "198.51.100." + second : "203.0.%d.1".formatted(i);
                pending.add(attempt("7", "ada@dock.example", address), NOW.plusSeconds(second));
                sent++;
            }
            told += take(NOW.plusSeconds(second)).stream()
                    .mapToInt(entry -> entry.attempts)
                    .sum();
        }
        List<AuditEntry> summary = take(NOW.plusSeconds(60));
        assertThat(summary).singleElement().satisfies(entry -> {
            assertThat(entry.action).isEqualTo(AuditAction.SIGNED_IN);
            assertThat(entry.objectId).isEqualTo("7");
            assertThat(entry.reason)
                    .matches("\\d+ further failed sign-ins at this account, from 4 networks, "
                            + "most from 198\\.51\\.100\\.0/24 \\(\\d+\\), 203.*");
        });
        assertThat(told + summary.getFirst().attempts).isEqualTo(sent);
    }

    @Test
    void an_attack_on_many_accounts_is_counted_for_each_in_a_bounded_number_of_rows_a_minute() {
        for (int i = 0; i < 10_000; i++) {
            pending.add(
                    attempt(Integer.toString(i % 200), "user%d@dock.example".formatted(i % 200), "198.51.100." + i),
                    NOW);
        }
        int told = 0;
        for (int minute = 0; minute < 6; minute++) {
            List<AuditEntry> entries = take(NOW.plusSeconds(60L * minute));
            assertThat(entries).hasSizeLessThanOrEqualTo(StrangerAttempts.OF_ACCOUNTS + StrangerAttempts.SUMMARIES);
            told += entries.stream().mapToInt(entry -> entry.attempts).sum();
        }
        assertThat(told).isEqualTo(10_000);
    }

    @Test
    void the_last_time_nothing_waits_for_its_minute() {
        for (int i = 0; i < 10; i++) {
            pending.add(attempt("7", "ada@dock.example", "198.51.100." + i), NOW);
        }
        assertThat(pending.take(NOW, true).stream()
                        .mapToInt(entry -> entry.attempts)
                        .sum())
                .isEqualTo(10);
    }

    @Test
    void strangers_leave_room_for_those_who_are_signed_in() {
        for (int i = 0; i < 5000; i++) {
            pending.add(attempt("user%d@dock.example".formatted(i), null), NOW);
        }
        pending.add(attempt("7", Persons.ANA), NOW);
        assertThat(take(NOW))
                .anySatisfy(entry -> assertThat(entry.actor).isEqualTo("ana@dock.example"));
    }

    @Test
    void a_storm_of_somebody_signed_in_is_bounded_too() {
        for (int i = 0; i < 3000; i++) {
            pending.add(attempt(Integer.toString(i), Persons.ANA), NOW);
        }
        assertThat(take(NOW)).hasSize(PendingAttempts.MOST + 1).last().satisfies(entry -> assertThat(
                        entry.attempts)
                .isEqualTo(2000));
    }

    @Test
    void what_postgresql_would_refuse_or_a_reader_would_misread_is_replaced() {
        AuditEntry entry = AuditEntry.of(attempt("a\u0000b\u202Ec\uD800" + "x".repeat(500), null), NOW, 1);
        assertThat(entry.objectLabel)
                .startsWith("a\uFFFDb\uFFFDc\uFFFDx")
                .hasSize(254)
                .endsWith("…");
    }

    private List<AuditEntry> take(Instant now) {
        return pending.take(now, false);
    }

    private static AuditedAttempt attempt(@Nullable String id, String label, String address) {
        return new AuditedAttempt(
                AuditAction.SIGNED_IN,
                AuditOutcome.REFUSED,
                AuditedObject.user(id, label),
                "wrong",
                new Work(WorkKind.SIGN_IN, null, "Sign-in", "sign in", address));
    }

    private static AuditedAttempt attempt(String label, @Nullable Actor actor) {
        return new AuditedAttempt(
                AuditAction.SIGNED_IN,
                AuditOutcome.REFUSED,
                AuditedObject.user(null, label),
                "wrong",
                new Work(WorkKind.SIGN_IN, actor, "Sign-in", "sign in", "192.0.2.9"));
    }
}
