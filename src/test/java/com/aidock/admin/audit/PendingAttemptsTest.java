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
        assertThat(pending.take(NOW)).singleElement().satisfies(entry -> assertThat(entry.attempts)
                .isEqualTo(5));
        assertThat(pending.take(NOW)).isEmpty();
    }

    @Test
    void a_storm_of_strangers_fills_neither_memory_nor_table() {
        for (int i = 0; i < 100_000; i++) {
            pending.add(attempt("user%d@dock.example".formatted(i), null), NOW);
        }
        assertThat(pending.take(NOW)).hasSize(PendingAttempts.STRANGERS_A_MINUTE);
        assertThat(pending.take(NOW.plusSeconds(59))).isEmpty();
        List<AuditEntry> rest = pending.take(NOW.plusSeconds(60));
        assertThat(rest).singleElement().satisfies(entry -> {
            assertThat(entry.attempts).isEqualTo(100_000 - PendingAttempts.STRANGERS_A_MINUTE);
            assertThat(entry.reason).contains("99,980 further sign-ins");
        });
    }

    @Test
    void strangers_leave_room_for_those_who_are_signed_in() {
        for (int i = 0; i < 5000; i++) {
            pending.add(attempt("user%d@dock.example".formatted(i), null), NOW);
        }
        pending.add(attempt("7", Persons.ANA), NOW);
        assertThat(pending.take(NOW))
                .anySatisfy(entry -> assertThat(entry.actor).isEqualTo("ana@dock.example"));
    }

    @Test
    void a_storm_of_somebody_signed_in_is_bounded_too() {
        for (int i = 0; i < 3000; i++) {
            pending.add(attempt(Integer.toString(i), Persons.ANA), NOW);
        }
        assertThat(pending.take(NOW)).hasSize(PendingAttempts.MOST + 1).last().satisfies(entry -> assertThat(
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

    private static AuditedAttempt attempt(String label, @Nullable Actor actor) {
        return new AuditedAttempt(
                AuditAction.SIGNED_IN,
                AuditOutcome.REFUSED,
                AuditedObject.user(null, label),
                "wrong",
                new Work(WorkKind.SIGN_IN, actor, "Sign-in", "sign in", "192.0.2.9"));
    }
}
