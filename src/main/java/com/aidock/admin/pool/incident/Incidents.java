package com.aidock.admin.pool.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The incidents of the pool, for screens and scripts. */
@Service
public class Incidents {
    private final RecentIncidents recent;
    private final IncidentStore store;

    Incidents(RecentIncidents recent, IncidentStore store) {
        this.recent = recent;
        this.store = store;
    }

    /** The one that lasts, from memory. */
    public Optional<Incident> current() {
        return recent.current();
    }

    /** Those of this process and those recorded before it started, the newest first, from memory. */
    public List<Incident> remembered() {
        return recent.all();
    }

    /** Those of all processes, the newest first; waits for the database. */
    @PreAuthorize("hasRole('VIEWER')")
    public List<Incident> newest(int most) {
        Map<UUID, Incident> all = new LinkedHashMap<>();
        store.newest(most).forEach(incident -> all.put(incident.id(), incident));
        // What is in memory is newer than what was written of it.
        recent.all().forEach(incident -> all.put(incident.id(), incident));
        List<Incident> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparing(Incident::openedAt).reversed());
        return sorted.stream().limit(most).toList();
    }

    /** From memory if it is there; else waits for the database. */
    @PreAuthorize("hasRole('VIEWER')")
    public Optional<Incident> find(UUID id) {
        return recent.all().stream()
                .filter(incident -> incident.id().equals(id))
                .findFirst()
                .or(() -> store.find(id));
    }

    /** All of it as JSON. */
    public static String json(Incident incident) {
        return IncidentJson.write(incident);
    }
}
