package com.aidock.admin.audit;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for, newest first; null or an empty text leaves a question open.
 *
 * @param search part of the person, the object's name or the reason, without regard to case; or a whole address
 * @param person e-mail address, without regard to case
 * @param objectId only together with the type
 * @param from the first moment that counts
 * @param to the first moment that counts no more
 */
public record AuditQuery(
        String search,
        String person,
        @Nullable AuditAction action,
        @Nullable AuditOutcome outcome,
        @Nullable AuditedType objectType,
        @Nullable String objectId,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** Everything. */
    public static final AuditQuery ALL = new AuditQuery("", "", null, null, null, null, null, null);

    public AuditQuery {
        search = search.strip();
        person = person.strip();
        objectId = objectType == null ? null : objectId;
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return !equals(ALL);
    }
}
