package com.aidock.admin.pool.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The incident that lasts, the last ones of this process and those that had been recorded when it started, in memory:
 * to be had while the database is away.
 */
@Component
class RecentIncidents {
    static final int MOST = 50;

    /** Put together when one ends, because each open page asks for it every second. */
    private volatile List<Incident> ended = List.of();

    private volatile @Nullable Incident current;

    void current(Incident incident) {
        current = incident;
    }

    /** Goes on with one that had ended. */
    synchronized void reopen(Incident incident) {
        ended = ended.stream()
                .filter(other -> !other.id().equals(incident.id()))
                .toList();
        current = incident;
    }

    synchronized void closed(Incident incident) {
        ended = newest(List.of(incident), ended);
        current = null;
    }

    /** Those that had been recorded before, the newest first; one that lasts elsewhere would be out of date at once. */
    synchronized void earlier(List<Incident> recorded) {
        ended = newest(
                ended, recorded.stream().filter(incident -> !incident.open()).toList());
    }

    /** Each once: one of this process may have been recorded before those were read. */
    private static List<Incident> newest(List<Incident> newer, List<Incident> older) {
        Map<UUID, Incident> each = new LinkedHashMap<>();
        newer.forEach(incident -> each.put(incident.id(), incident));
        older.forEach(incident -> each.putIfAbsent(incident.id(), incident));
        return each.values().stream().limit(MOST).toList();
    }

    Optional<Incident> current() {
        return Optional.ofNullable(current);
    }

    /** The newest first, the one that lasts included. */
    List<Incident> all() {
        return Stream.concat(current().stream(), ended.stream()).toList();
    }
}
