package com.aidock.admin.events;

import static com.aidock.admin.events.AuditedType.AUDIT_LOG;
import static com.aidock.admin.events.AuditedType.LLM_CONFIG;
import static com.aidock.admin.events.AuditedType.POOL;
import static com.aidock.admin.events.AuditedType.USER;

/** What can be done that the audit log tells of; stored by name, so a constant is never renamed or taken away. */
public enum AuditAction {
    LLM_CONFIG_CREATED(LLM_CONFIG, "Create configuration"),
    LLM_CONFIG_UPDATED(LLM_CONFIG, "Change configuration"),
    LLM_CONFIG_ACTIVATED(LLM_CONFIG, "Activate"),
    LLM_CONFIG_DEACTIVATED(LLM_CONFIG, "Deactivate"),
    LLM_CONFIG_ACTIVATION_CHANGED(LLM_CONFIG, "Activate or deactivate"),
    LLM_CONFIG_MODELS_APPLIED(LLM_CONFIG, "Take over models"),
    LLM_CONFIG_KEY_SET(LLM_CONFIG, "Store key"),
    LLM_CONFIG_KEY_REMOVED(LLM_CONFIG, "Remove key"),
    LLM_CONFIG_KEY_ROTATED(LLM_CONFIG, "Rotate key"),
    LLM_CONFIG_KEY_SWITCHED_BACK(LLM_CONFIG, "Switch back to previous key"),
    LLM_CONFIG_PREVIOUS_KEY_FORGOTTEN(LLM_CONFIG, "Forget previous key"),
    LLM_CONFIG_PREVIOUS_KEY_EXPIRED(LLM_CONFIG, "Erase expired previous key"),
    KEYS_REENCRYPTION_STARTED(LLM_CONFIG, "Start re-encryption of all keys"),
    KEYS_REENCRYPTION_ENDED(LLM_CONFIG, "End re-encryption of all keys"),
    LLM_CONFIG_PRIVATE_HOST_ALLOWED(LLM_CONFIG, "Allow private host"),
    LLM_CONFIG_PRIVATE_HOST_REVOKED(LLM_CONFIG, "Take back private host"),
    LLM_CONFIG_TESTED(LLM_CONFIG, "Test connection"),
    LLM_CONFIG_RESTORED(LLM_CONFIG, "Restore revision"),
    LLM_CONFIG_PRIORITY_CHANGED(LLM_CONFIG, "Set priority"),
    LLM_CONFIG_COPIED(LLM_CONFIG, "Copy configuration"),
    LLM_CONFIG_IMPORTED(LLM_CONFIG, "Import configuration"),
    LLM_CONFIGS_EXPORTED(LLM_CONFIG, "Export configurations"),
    LLM_CONFIG_DELETED(LLM_CONFIG, "Delete configuration"),
    LLM_CONFIG_BROUGHT_BACK(LLM_CONFIG, "Undo deletion"),

    FIRST_ADMINISTRATOR_CREATED(USER, "Create first administrator"),
    USER_CREATED(USER, "Add user"),
    USER_ROLE_CHANGED(USER, "Change role"),
    USER_ENABLED(USER, "Enable user"),
    USER_DISABLED(USER, "Disable user"),
    USER_STATE_CHANGED(USER, "Enable or disable user"),
    USER_PASSWORD_CHANGED(USER, "Change password"),
    SIGNED_IN(USER, "Sign in"),
    SIGNED_OUT(USER, "Sign out"),

    POOL_LANE_RESIZED(POOL, "Resize lane"),
    POOL_EMERGENCY_PROFILE_SET(POOL, "Set emergency profile"),
    POOL_CHANGE_TAKEN_BACK(POOL, "Return to earlier settings"),
    POOL_CHANGE_KEPT(POOL, "Keep change after restart"),
    POOL_IDLE_EVICTED(POOL, "Close idle connections"),
    POOL_STATEMENT_CANCELLED(POOL, "Cancel statement"),
    POOL_HOLDER_TERMINATED(POOL, "Terminate holder"),
    POOL_WORK_PAUSED(POOL, "Pause scheduled work"),
    POOL_WORK_RESUMED(POOL, "Resume scheduled work"),
    POOL_DRILL_RUN(POOL, "Run pool drill"),
    POOL_INCIDENT_EXPORTED(POOL, "Export incident"),

    AUDIT_LOG_EXPORTED(AUDIT_LOG, "Export audit log"),

    /** A request that was refused before it came to any service: who may not ask, or not like that. */
    REQUEST_REFUSED(USER, "Request"),

    /** What came too fast to be noted one by one. */
    MANY_ATTEMPTS(USER, "Many attempts");

    private final AuditedType type;
    private final String label;

    AuditAction(AuditedType type, String label) {
        this.type = type;
        this.label = label;
    }

    /** The kind of thing that it is done to. */
    public AuditedType type() {
        return type;
    }

    /** As an administrator would say it; the outcome tells whether it was done. */
    public String label() {
        return label;
    }
}
