package com.aidock.admin.audit;

import java.util.List;

/**
 * A stretch of the log.
 *
 * @param entries newest first
 * @param more whether older ones follow
 */
public record AuditPage(List<AuditDetails> entries, boolean more) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
