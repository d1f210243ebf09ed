package com.aidock.admin.audit;

import com.aidock.admin.database.Actor;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import org.jspecify.annotations.Nullable;

/** What makes two attempts the same. */
record AttemptKey(
        AuditAction action,
        AuditOutcome outcome,
        @Nullable AuditedObject object,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable String address,
        String place) {
    static AttemptKey of(AuditedAttempt attempt) {
        Actor actor = attempt.work().actor();
        return new AttemptKey(
                attempt.action(),
                attempt.outcome(),
                attempt.object(),
                attempt.reason(),
                actor == null ? null : actor.id(),
                attempt.work().address(),
                attempt.work().place());
    }
}
