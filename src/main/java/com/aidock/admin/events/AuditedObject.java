package com.aidock.admin.events;

import org.jspecify.annotations.Nullable;

/**
 * What something was done to.
 *
 * @param id null if it has none yet
 * @param label what people call it now, or null if that is not known
 */
public record AuditedObject(
        AuditedType type, @Nullable String id, @Nullable String label) {
    public static AuditedObject llmConfig(long id, @Nullable String name) {
        return new AuditedObject(AuditedType.LLM_CONFIG, Long.toString(id), name);
    }

    public static AuditedObject user(@Nullable String id, @Nullable String email) {
        return new AuditedObject(AuditedType.USER, id, email);
    }

    /** A part of the pool, such as a lane or a backend. */
    public static AuditedObject pool(@Nullable String id, @Nullable String label) {
        return new AuditedObject(AuditedType.POOL, id, label);
    }
}
