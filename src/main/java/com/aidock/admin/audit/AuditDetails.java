package com.aidock.admin.audit;

import com.aidock.admin.events.FieldChange;
import java.util.List;

/**
 * One entry with all that is known of it.
 *
 * @param changes field by field; a secret shows only as changed
 */
public record AuditDetails(AuditRow row, List<FieldChange> changes) {
    public AuditDetails {
        changes = List.copyOf(changes);
    }

    static AuditDetails of(AuditEntry entry) {
        return new AuditDetails(AuditRow.of(entry), entry.changes);
    }
}
