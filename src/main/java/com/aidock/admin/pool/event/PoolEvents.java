package com.aidock.admin.pool.event;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Instance;
import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/**
 * Records starts, resizes, pauses and drills: in memory at once, to be read while no connection is to be had, and in the
 * database soon after, for the ranges that reach back beyond the last start.
 */
@Component
public class PoolEvents {
    /** As long as the history that they are marks in. */
    static final Duration KEEP = Duration.ofDays(8);
    /** More than this no chart shows; the oldest are forgotten first. */
    static final int MOST = 300;

    private static final int LONGEST_TEXT = 300;
    private static final Logger LOG = LoggerFactory.getLogger(PoolEvents.class);
    private static final Work WORK = Work.job("Pool history", "write events");

    private final PoolEventStore store;
    private final DatabaseState database;
    private final Clock clock;
    private final Map<UUID, PoolEvent> known = new LinkedHashMap<>();
    private final Map<UUID, PoolEvent> unwritten = new LinkedHashMap<>();
    private boolean readBack;
    private boolean failing;

    PoolEvents(PoolEventStore store, DatabaseState database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        begun(PoolEventKind.START, "Console started.");
    }

    /** What administrators did, as the audit log is told. */
    @EventListener
    void done(AuditedAttempt attempt) {
        PoolEventKind kind = kind(attempt);
        if (kind != null && attempt.outcome() == AuditOutcome.DONE) {
            String what = Objects.requireNonNullElse(attempt.reason(), kind.label());
            begun(kind, "By %s: %s".formatted(by(attempt.work()), what));
        }
    }

    private static @Nullable PoolEventKind kind(AuditedAttempt attempt) {
        return switch (attempt.action()) {
            case POOL_LANE_RESIZED, POOL_EMERGENCY_PROFILE_SET, POOL_CHANGE_TAKEN_BACK -> PoolEventKind.RESIZE;
            case POOL_WORK_PAUSED -> PoolEventKind.PAUSE;
            case POOL_WORK_RESUMED -> PoolEventKind.RESUME;
            default -> null;
        };
    }

    private static String by(Work work) {
        Actor actor = work.actor();
        return actor == null ? "system" : actor.displayName();
    }

    /** Records that something begins; waits for nobody. Tells its id, for {@link #ended}. */
    public UUID begun(PoolEventKind kind, String text) {
        PoolEvent event = new PoolEvent(UUID.randomUUID(), Instance.name(), kind, clock.instant(), null, cut(text));
        put(event);
        return event.id();
    }

    /** Records how something ended. */
    public synchronized void ended(UUID id, String text) {
        PoolEvent event = known.get(id);
        if (event != null) {
            put(event.ended(clock.instant(), cut(text)));
        }
    }

    private synchronized void put(PoolEvent event) {
        bounded(known, event);
        bounded(unwritten, event);
    }

    private static void bounded(Map<UUID, PoolEvent> events, PoolEvent event) {
        events.put(event.id(), event);
        Iterator<UUID> oldest = events.keySet().iterator();
        while (events.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** Those of this process, and those of the minutes before its start, since a moment, the newest first; from memory. */
    public synchronized List<PoolEvent> remembered(Instant since) {
        return known.values().stream()
                .filter(event -> !Objects.requireNonNullElse(event.until(), event.at()).isBefore(since))
                .sorted(Comparator.comparing(PoolEvent::at).reversed())
                .toList();
    }

    /** Those of all processes since a moment, the newest first; waits for the database. */
    @PreAuthorize("hasRole('VIEWER')")
    public List<PoolEvent> since(Instant since) {
        return store.since(since, MOST);
    }

    /** What happens to the pool is evidence: no pause stops it. */
    @RunsAlways
    @Scheduled(initialDelay = 2000, fixedDelay = 5000)
    void write() {
        List<PoolEvent> events = pending();
        if (events.isEmpty() && readBack || !database.reachable()) {
            return;
        }
        try {
            WORK.run(() -> keep(events));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn("The pool's events could not be written; they are kept in memory and tried again", e);
            }
        }
    }

    private synchronized List<PoolEvent> pending() {
        return new ArrayList<>(unwritten.values());
    }

    private void keep(List<PoolEvent> events) {
        Instant now = clock.instant();
        store.write(events, now.minus(KEEP));
        List<PoolEvent> before = readBack ? List.of() : store.since(now.minus(KEEP), MOST);
        synchronized (this) {
            // What it has become meanwhile is still to be written.
            events.forEach(event -> unwritten.remove(event.id(), event));
            before.reversed().forEach(event -> known.putIfAbsent(event.id(), event));
            readBack = true;
        }
    }
}
