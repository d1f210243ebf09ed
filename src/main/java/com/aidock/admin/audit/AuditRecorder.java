package com.aidock.admin.audit;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedChange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of what is to be audited: a change is written in its own transaction, an attempt is remembered and written
 * beside.
 *
 * @see <a href="file:docs/decisions/0013-audit-log.md">The audit log</a>
 */
@Component
class AuditRecorder {
    private final AuditStore store;
    private final AttemptLog attempts;
    private final Clock clock;

    AuditRecorder(AuditStore store, AttemptLog attempts, Clock clock) {
        this.store = store;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is under way */
    @EventListener
    void changed(AuditedChange change) {
        store.join(AuditEntry.of(change, Work.current(), now()));
    }

    @EventListener
    void attempted(AuditedAttempt attempt) {
        attempts.add(attempt, now());
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
