package com.aidock.admin.audit;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.events.FieldChange;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit_entry}; never changed once it is written. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {
    private static final String STRANGER = "Not signed in";
    private static final String SYSTEM = "System";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_id_seq")
    @SequenceGenerator(name = "audit_entry_id_seq", sequenceName = "audit_entry_id_seq", allocationSize = 50)
    @Nullable
    Long id;

    Instant at = Instant.EPOCH;

    @Nullable
    String actorId;

    String actor = SYSTEM;

    @Nullable
    String address;

    String place = "";
    String operation = "";

    @Enumerated(EnumType.STRING)
    AuditAction action = AuditAction.SIGNED_IN;

    @Enumerated(EnumType.STRING)
    AuditOutcome outcome = AuditOutcome.DONE;

    @Enumerated(EnumType.STRING)
    @Nullable
    AuditedType objectType;

    @Nullable
    String objectId;

    @Nullable
    String objectLabel;

    @Nullable
    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    List<FieldChange> changes = List.of();

    int attempts = 1;

    /** For JPA. */
    protected AuditEntry() {}

    private AuditEntry(
            AuditAction action, Work work, Instant at, @Nullable AuditedObject object, @Nullable String reason) {
        this.action = action;
        this.at = at;
        Actor who = work.actor();
        actorId = who == null ? null : AuditText.clean(who.id(), 64);
        actor = who == null
                ? work.kind() == WorkKind.SIGN_IN ? STRANGER : SYSTEM
                : AuditText.clean(who.displayName(), 254);
        address = AuditText.orNull(work.address(), 64);
        place = AuditText.clean(work.place(), 200);
        operation = AuditText.clean(work.operation(), 100);
        objectType = object == null ? null : object.type();
        objectId = object == null ? null : AuditText.orNull(object.id(), 64);
        objectLabel = object == null ? null : AuditText.orNull(object.label(), 254);
        this.reason = AuditText.orNull(reason, 1000);
    }

    static AuditEntry of(AuditedChange change, Work work, Instant at) {
        AuditEntry entry = new AuditEntry(change.action(), work, at, change.object(), change.reason());
        entry.changes = change.changes().stream()
                .limit(AuditText.MOST_FIELDS)
                .map(AuditText::clean)
                .toList();
        return entry;
    }

    /** @param times how many equal attempts the row stands for */
    static AuditEntry of(AuditedAttempt attempt, Instant at, int times) {
        AuditEntry entry = new AuditEntry(attempt.action(), attempt.work(), at, attempt.object(), attempt.reason());
        entry.outcome = attempt.outcome();
        entry.attempts = times;
        return entry;
    }
}
