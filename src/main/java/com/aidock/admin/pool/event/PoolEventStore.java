package com.aidock.admin.pool.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the events in the database, in short transactions. */
@Component
class PoolEventStore {
    private static final String WRITE = """
            insert into pool_event (id, instance, kind, at, ended_at, what)
            values (:id, :instance, :kind, :at, cast(:until as timestamptz), :what)
            on conflict (id) do update set ended_at = excluded.ended_at, what = excluded.what""";

    private static final String SINCE = """
            select cast(id as varchar), instance, kind, at, ended_at, what from pool_event
            where coalesce(ended_at, at) >= :since order by at desc limit :most""";

    private final EntityManager entities;

    PoolEventStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes them, or writes anew how they ended; forgets those that are too old. */
    @Transactional
    public void write(Collection<PoolEvent> events, Instant forgetBefore) {
        for (PoolEvent event : events) {
            entities.createNativeQuery(WRITE)
                    .setParameter("id", event.id())
                    .setParameter("instance", event.instance())
                    .setParameter("kind", event.kind().name())
                    .setParameter("at", event.at())
                    .setParameter("until", text(event.until()))
                    .setParameter("what", event.text())
                    .executeUpdate();
        }
        entities.createNativeQuery("delete from pool_event where at < :before")
                .setParameter("before", forgetBefore)
                .executeUpdate();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    @SuppressWarnings("unchecked") // A native query with a tuple gives tuples.
    public List<PoolEvent> since(Instant since, int most) {
        List<Tuple> rows = entities.createNativeQuery(SINCE, Tuple.class)
                .setParameter("since", since)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(PoolEventStore::event).toList();
    }

    private static PoolEvent event(Tuple row) {
        return new PoolEvent(
                UUID.fromString(row.get(0, String.class)),
                row.get(1, String.class),
                PoolEventKind.valueOf(row.get(2, String.class)),
                row.get(3, Instant.class),
                row.get(4, Instant.class),
                row.get(5, String.class));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
