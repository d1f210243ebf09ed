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
        Work work) {
    /**
     * Something was handed out as a file, by the work under way.
     *
     * @param object null for many
     * @param filter what was asked for, free of secrets
     * @param rows how many the file holds
     * @param complete whether the file was written to its end
     */
    public static AuditedAttempt export(
            AuditAction action, @Nullable AuditedObject object, String filter, long rows, boolean complete) {
        String reason = "%,d %s%s, %s."
                .formatted(
                        rows,
                        rows == 1 ? "entry" : "entries",
                        complete ? "" : " before the download broke off",
                        filter.isEmpty() ? "no filter" : "filter: " + filter);
        return new AuditedAttempt(
                action, complete ? AuditOutcome.DONE : AuditOutcome.FAILED, object, reason, Work.current());
    }
}
