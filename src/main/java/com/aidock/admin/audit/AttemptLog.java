package com.aidock.admin.audit;

import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedAttempt;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes attempts soon after they were made, in batches on the background lane, so that refusing somebody never waits
 * for the database. While the database is away they stay in memory, bounded.
 */
@Component
class AttemptLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);
    private static final Work WORK = Work.job("Audit", "write attempts");
    private static final int BATCH = 100;

    private final PendingAttempts pending = new PendingAttempts();
    private final RequestRefusals requests = new RequestRefusals();
    private final Deque<AuditEntry> unwritten = new ArrayDeque<>();
    private final AuditStore store;
    private final Clock clock;
    private boolean failing;

    AttemptLog(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void add(AuditedAttempt attempt, Instant at) {
        if (attempt.action() == AuditAction.REQUEST_REFUSED) {
            requests.add(attempt, at);
        } else {
            pending.add(attempt, at);
        }
    }

    /** Writes what is there; asks for a connection only if there is something. */
    @RunsAlways
    @Scheduled(fixedDelay = 1000)
    void flush() {
        flush(false);
    }

    private synchronized void flush(boolean last) {
        if (unwritten.isEmpty() || last) {
            take(last);
        }
        try {
            while (!unwritten.isEmpty()) {
                write();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Refused attempts cannot be written to the audit log; they are kept and tried again", e);
            }
            failing = true;
        }
    }

    private void take(boolean last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        unwritten.addAll(pending.take(now, last));
        unwritten.addAll(requests.take(now, last));
        unwritten.stream()
                .filter(entry -> entry.action == AuditAction.MANY_ATTEMPTS)
                .forEach(entry -> LOG.warn("Audit log: {}", entry.reason));
    }

    private void write() {
        List<AuditEntry> batch = new ArrayList<>(unwritten.stream().limit(BATCH).toList());
        try {
            WORK.run(() -> store.write(batch));
        } catch (DataIntegrityViolationException e) {
            // Would be refused again for ever, and hold up all that follow.
            LOG.error("The database refused {} entries of the audit log", batch.size(), e);
        }
        batch.forEach(entry -> unwritten.removeFirst());
    }

    /** A last time before the database goes away. */
    @Override
    public void close() {
        flush(true);
    }
}
