package com.aidock.admin.audit;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts that are not written yet, equal ones counted as one. Bounded in memory and in what it lets into the table:
 * of people who are not signed in, {@value #STRANGERS_A_MINUTE} rows a minute; what is above is counted and said in one
 * row. Safe for any thread; nothing here waits.
 */
final class PendingAttempts {
    static final int MOST = 1000;
    static final int STRANGERS_A_MINUTE = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<AttemptKey, Tally> pending = new LinkedHashMap<>();
    private Instant minute = Instant.MIN;
    private int strangers;
    private int strangersUntold;
    private int othersUntold;

    synchronized void add(AuditedAttempt attempt, Instant at) {
        Tally known = pending.get(AttemptKey.of(attempt));
        if (known != null) {
            known.times++;
        } else if (attempt.work().actor() == null) {
            addStranger(attempt, at);
        } else if (pending.size() < MOST) {
            pending.put(AttemptKey.of(attempt), new Tally(attempt, at));
        } else {
            othersUntold++;
        }
    }

    private void addStranger(AuditedAttempt attempt, Instant at) {
        if (!at.isBefore(minute.plus(MINUTE))) {
            minute = at;
            strangers = 0;
        }
        if (strangers < STRANGERS_A_MINUTE && pending.size() < MOST) {
            strangers++;
            pending.put(AttemptKey.of(attempt), new Tally(attempt, at));
        } else {
            strangersUntold++;
        }
    }

    /** Takes out what is to be written now. */
    synchronized List<AuditEntry> take(Instant now) {
        List<AuditEntry> entries = new ArrayList<>();
        pending.values().forEach(tally -> entries.add(AuditEntry.of(tally.attempt, tally.at, tally.times)));
        pending.clear();
        // One row a minute for all the rest.
        if (strangersUntold > 0 && !now.isBefore(minute.plus(MINUTE))) {
            entries.add(untold(strangersUntold, "sign-ins", now));
            strangersUntold = 0;
        }
        if (othersUntold > 0) {
            entries.add(untold(othersUntold, "attempts of signed-in users", now));
            othersUntold = 0;
        }
        return entries;
    }

    /** One row for many that came too fast. */
    static AuditEntry untold(int count, String what, Instant now) {
        String reason =
                "%,d further %s were refused; they came too fast to be noted one by one.".formatted(count, what);
        Work nobody = new Work(WorkKind.SIGN_IN, null, "Audit", "count attempts");
        return AuditEntry.of(
                new AuditedAttempt(AuditAction.MANY_ATTEMPTS, AuditOutcome.REFUSED, null, reason, nobody), now, count);
    }

    private static final class Tally {
        private final AuditedAttempt attempt;
        private final Instant at;
        private int times = 1;

        Tally(AuditedAttempt attempt, Instant at) {
            this.attempt = attempt;
            this.at = at;
        }
    }
}
