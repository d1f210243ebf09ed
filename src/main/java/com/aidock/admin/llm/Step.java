package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import org.jspecify.annotations.Nullable;

/**
 * One change of a configuration on its way into history and audit log.
 *
 * @param before null if there was nothing
 * @param why what the person gave as the reason, or null
 * @param restoredFrom the revision that comes back, or null
 */
record Step(
        AuditAction action,
        @Nullable ConfigContent before,
        @Nullable String why,
        @Nullable Long restoredFrom) {
    static Step of(AuditAction action, @Nullable ConfigContent before) {
        return new Step(action, before, null, null);
    }
}
