package com.aidock.admin.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something is being changed: to be published within the transaction that changes it, so that the entry in the audit
 * log lives and dies with the change.
 *
 * @param changes field by field, free of secrets
 * @param reason what the person gave as the reason, or what is to be said beside the fields; null for nothing
 */
public record AuditedChange(
        AuditAction action,
        AuditedObject object,
        List<FieldChange> changes,
        @Nullable String reason) {
    public AuditedChange {
        changes = List.copyOf(changes);
    }
}
