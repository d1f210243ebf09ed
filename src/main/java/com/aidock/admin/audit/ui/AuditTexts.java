package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditRow;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.ui.Tone;
import java.util.Optional;

/** How entries are worded on the screen. */
final class AuditTexts {
    private AuditTexts() {}

    /** What it was done to, or an empty text if nobody knows. */
    static String object(AuditRow row) {
        if (row.objectLabel() != null) {
            return row.objectLabel();
        }
        AuditedType type = row.objectType();
        return type == null || row.objectId() == null ? "" : type.label() + " " + row.objectId();
    }

    /** The outcome, and how often if it was more than once. */
    static String outcome(AuditRow row) {
        return row.attempts() == 1
                ? row.outcome().label()
                : "%s, %,d times".formatted(row.outcome().label(), row.attempts());
    }

    static Tone tone(AuditOutcome outcome) {
        return switch (outcome) {
            case DONE -> Tone.NEUTRAL;
            case REFUSED, STALE, NOT_ALLOWED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
    }

    /** The page where the object is to be seen. */
    static Optional<String> page(AuditRow row) {
        AuditedType type = row.objectType();
        if (type == null || row.objectId() == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case LLM_CONFIG -> "admin/llm-configs/" + row.objectId();
                    case USER -> "admin/users";
                    case POOL -> "admin/pool-health";
                    case AUDIT_LOG -> "admin/audit";
                });
    }
}
