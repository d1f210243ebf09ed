package com.aidock.admin.pool.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code pool_incident}: what lists ask for in columns, all of it as a document. */
@Entity
@Table(name = "pool_incident")
class IncidentRow {
    @Id
    UUID id = new UUID(0, 0);

    String instance = "";
    Instant openedAt = Instant.EPOCH;

    @Nullable
    Instant closedAt;

    @Enumerated(EnumType.STRING)
    Cause cause = Cause.UNCLEAR;

    @JdbcTypeCode(SqlTypes.JSON)
    String document = "{}";

    /** For JPA. */
    protected IncidentRow() {}

    static IncidentRow of(Incident incident, String document) {
        IncidentRow row = new IncidentRow();
        row.id = incident.id();
        row.instance = incident.instance();
        row.openedAt = incident.openedAt();
        row.closedAt = incident.closedAt();
        row.cause = incident.verdict().cause();
        row.document = document;
        return row;
    }
}
