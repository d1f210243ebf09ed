package com.aidock.admin.pool.incident;

import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes incidents on the background lane as soon as it can be had: what began because the database was away is kept in
 * memory, bounded, until it is back.
 */
@Component
class IncidentWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWriter.class);
    private static final Work WORK = Work.job("Pool incidents", "write");
    private static final long PERIOD_MILLIS = 1000;
    /** The end waits no longer for what is still to be written. */
    private static final Duration AT_THE_END = Duration.ofSeconds(3);
    /** Incidents that wait to be written; the oldest is forgotten first. */
    private static final int MOST = 50;

    private final IncidentStore store;
    private final IncidentProperties properties;
    private final Clock clock;
    private final Map<UUID, Incident> pending = new LinkedHashMap<>();
    private boolean failing;

    IncidentWriter(IncidentStore store, IncidentProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes it to be written soon, in place of what it was before; waits for nobody. */
    void write(Incident incident) {
        synchronized (pending) {
            pending.put(incident.id(), incident);
            Iterator<UUID> oldest = pending.keySet().iterator();
            while (pending.size() > MOST && oldest.hasNext()) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** One at a time: what an incident was before must not be written after what it is now. */
    @RunsAlways
    @Scheduled(fixedDelay = PERIOD_MILLIS)
    synchronized void writePending() {
        for (Incident incident : all()) {
            try {
                WORK.run(() -> {
                    store.save(incident);
                    store.removeBefore(clock.instant().minus(properties.keep()));
                });
                written(incident);
            } catch (RuntimeException e) {
                sayOnce(e);
                return;
            }
        }
    }

    /** What is left is written before the end, unless the database takes too long for it. */
    @Override
    public void close() {
        Thread last = Thread.ofVirtual().name("last-incidents").start(this::writePending);
        try {
            if (!last.join(AT_THE_END)) {
                LOG.warn("The last incidents could not be written before the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Incident> all() {
        synchronized (pending) {
            return new ArrayList<>(pending.values());
        }
    }

    /** What it has become meanwhile is still to be written. */
    private void written(Incident incident) {
        failing = false;
        synchronized (pending) {
            pending.remove(incident.id(), incident);
        }
    }

    private void sayOnce(RuntimeException e) {
        if (!failing) {
            failing = true;
            LOG.warn("An incident could not be written yet; it is kept in memory and tried again: {}", e.getMessage());
        }
    }
}
