package com.aidock.admin.audit;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts that are not written yet, equal ones counted as one, bounded in memory and in what it lets into the table.
 * Safe for any thread; nothing here waits.
 */
final class PendingAttempts {
    static final int MOST = 1000;

    private final Map<AttemptKey, Tally> pending = new LinkedHashMap<>();
    private final StrangerAttempts strangers = new StrangerAttempts();
    private int untold;

    synchronized void add(AuditedAttempt attempt, Instant at) {
        if (attempt.work().actor() == null) {
            strangers.add(attempt, at);
            return;
        }
        Tally known = pending.get(AttemptKey.of(attempt));
        if (known != null) {
            known.times++;
        } else if (pending.size() < MOST) {
            pending.put(AttemptKey.of(attempt), new Tally(attempt, at));
        } else {
            untold++;
        }
    }

    /** Takes out what is to be written now; the last time everything. */
    synchronized List<AuditEntry> take(Instant now, boolean last) {
        List<AuditEntry> entries = new ArrayList<>();
        pending.values().forEach(tally -> entries.add(AuditEntry.of(tally.attempt, tally.at, tally.times)));
        pending.clear();
        entries.addAll(strangers.take(now, last));
        if (untold > 0) {
            entries.add(untold(untold, now));
            untold = 0;
        }
        return entries;
    }

    private static AuditEntry untold(int count, Instant now) {
        String reason = "%,d further attempts of signed-in users were refused; they came too fast to be noted one by one."
                .formatted(count);
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
