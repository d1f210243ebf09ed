package com.aidock.admin.pool.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Incidents in the database, one short transaction each. */
@Component
class IncidentStore {
    private final IncidentRepository rows;

    IncidentStore(IncidentRepository rows) {
        this.rows = rows;
    }

    /** Writes it, or writes it anew as it is by now. */
    @Transactional
    public void save(Incident incident) {
        rows.save(IncidentRow.of(incident, IncidentJson.write(incident)));
    }

    @Transactional
    public void removeBefore(Instant before) {
        rows.deleteBefore(before);
    }

    /** Closes those that an earlier process on this host left open when it ended. */
    @Transactional
    public int closeLeftOpen(String host, String except, Instant now) {
        List<IncidentRow> open = rows.findByInstanceStartingWithAndClosedAtIsNull(host).stream()
                .filter(row -> !row.instance.equals(except))
                .toList();
        open.forEach(row -> {
            Incident closed = IncidentJson.read(row.document).leftOpen(now);
            row.closedAt = closed.closedAt();
            row.document = IncidentJson.write(closed);
        });
        return open.size();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Incident> newest(int most) {
        return rows.findByOrderByOpenedAtDesc(Limit.of(most)).stream()
                .map(row -> IncidentJson.read(row.document))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Incident> find(UUID id) {
        return rows.findById(id).map(row -> IncidentJson.read(row.document));
    }
}
