package com.aidock.admin.pool.incident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The incident that lasts and the last ones of this process, in memory: to be had while the database is away. */
@Component
class RecentIncidents {
    private static final int MOST = 50;

    private final Deque<Incident> closed = new ArrayDeque<>();
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

    Optional<Incident> current() {
        return Optional.ofNullable(current);
    }

    /** The newest first, the one that lasts included. */
    List<Incident> all() {
        List<Incident> all = new ArrayList<>();
        current().ifPresent(all::add);
        synchronized (closed) {
            all.addAll(closed);
        }
        return all;
    }
}
