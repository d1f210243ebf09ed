package com.aidock.admin.audit;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry as lists show it.
 *
 * @param actorId null for the system itself and for whoever was not signed in
 * @param actor what people know the actor by
 * @param address from where, or null if it was not noted
 * @param place the view, endpoint or job
 * @param objectLabel what the object was called then, or null
 * @param reason given by the person, or why it was refused; null if there is none
 * @param attempts how many equal attempts the entry stands for
 */
public record AuditRow(
        long id,
        Instant at,
        @Nullable String actorId,
        String actor,
        @Nullable String address,
        String place,
        String operation,
        AuditAction action,
        AuditOutcome outcome,
        @Nullable AuditedType objectType,
        @Nullable String objectId,
        @Nullable String objectLabel,
        @Nullable String reason,
        int attempts) {
    static AuditRow of(AuditEntry entry) {
        return new AuditRow(
                java.util.Objects.requireNonNull(entry.id),
                entry.at,
                entry.actorId,
                entry.actor,
                entry.address,
                entry.place,
                entry.operation,
                entry.action,
                entry.outcome,
                entry.objectType,
                entry.objectId,
                entry.objectLabel,
                entry.reason,
                entry.attempts);
    }
}
