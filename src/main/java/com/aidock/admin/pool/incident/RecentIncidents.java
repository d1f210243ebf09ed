package com.aidock.admin.pool.incident;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The incident that lasts, the last ones of this process and those that had been recorded when it started, in memory:
 * to be had while the database is away.
 */
@Component
class RecentIncidents {
    static final int MOST = 50;

    private final Deque<Incident> closed = new ArrayDeque<>();
    private volatile List<Incident> earlier = List.of();
    private volatile @Nullable Incident current;

    void current(Incident incident) {
        current = incident;
    }

    void closed(Incident incident) {
        synchronized (closed) {
            closed.addFirst(incident);
            while (closed.size() > MOST) {
                closed.removeLast();
            }
        }
        current = null;
    }

    /** Those that had been recorded before, the newest first; one that lasts elsewhere would be out of date at once. */
    void earlier(List<Incident> recorded) {
        earlier = recorded.stream().filter(incident -> !incident.open()).toList();
    }

    Optional<Incident> current() {
        return Optional.ofNullable(current);
    }

    /** The newest first, the one that lasts included. */
    List<Incident> all() {
        Map<UUID, Incident> all = new LinkedHashMap<>();
        current().ifPresent(incident -> all.put(incident.id(), incident));
        synchronized (closed) {
            closed.forEach(incident -> all.put(incident.id(), incident));
        }
        // One of this process may have been recorded and closed before these were read.
        earlier.forEach(incident -> all.putIfAbsent(incident.id(), incident));
        return List.copyOf(all.values());
    }
}
