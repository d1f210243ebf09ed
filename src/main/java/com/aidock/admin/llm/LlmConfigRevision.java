package com.aidock.admin.llm;

import com.aidock.admin.database.Actor;
import com.aidock.admin.events.AuditAction;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code llm_config_revision}: what a configuration held from one moment on; never changed. */
@Entity
@Immutable
@Table(name = "llm_config_revision")
class LlmConfigRevision {
    /** @param revision counts from 1, on and on even if the configuration was deleted and brought back */
    @Embeddable
    record Id(long llmConfigId, long revision) {}

    @EmbeddedId
    Id id = new Id(0, 0);

    Instant at = Instant.EPOCH;

    @Nullable
    String actorId;

    String actor = "System";

    @Enumerated(EnumType.STRING)
    AuditAction action = AuditAction.LLM_CONFIG_CREATED;

    @Nullable
    String reason;

    @Nullable
    Long restoredFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, @Nullable Object> content = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> secretsChanged = List.of();

    /** For JPA. */
    protected LlmConfigRevision() {}

    LlmConfigRevision(Id id, Instant at, @Nullable Actor who, AuditAction action) {
        this.id = id;
        this.at = at;
        this.action = action;
        if (who != null) {
            actorId = who.id();
            actor = who.displayName();
        }
    }
}
