package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a configuration as its history tells it.
 *
 * @param revision counts from 1
 * @param actorId null for the system itself
 * @param reason what the person gave as the reason, or null
 * @param restoredFrom the revision that came back with it, or null
 * @param changes what is different from the revision before; of a secret only that it changed
 */
public record Revision(
        long revision,
        Instant at,
        @Nullable String actorId,
        String actor,
        AuditAction action,
        @Nullable String reason,
        @Nullable Long restoredFrom,
        List<FieldChange> changes) {
    public Revision {
        changes = List.copyOf(changes);
    }
}
