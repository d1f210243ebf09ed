package com.aidock.admin.events;

/** Kinds of things that the audit log tells of; stored by name, so a constant is never renamed. */
public enum AuditedType {
    LLM_CONFIG("LLM configuration"),
    USER("User"),
    POOL("Pool"),
    AUDIT_LOG("Audit log");

    private final String label;

    AuditedType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
