package com.aidock.admin.events;

import com.aidock.admin.database.Work;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed nothing in the database and is to be remembered nevertheless: what was refused, and who came
 * and went. Publishing it never waits for the database; it is written soon after, in a transaction of its own.
 *
 * @param object null if nobody knows to what
 * @param reason why it ended like that, free of secrets; null if that goes without saying
 * @param work who tried it, where and from which address
 */
public record AuditedAttempt(
        AuditAction action,
        AuditOutcome outcome,
        @Nullable AuditedObject object,
        @Nullable String reason,
        Work work) {}
