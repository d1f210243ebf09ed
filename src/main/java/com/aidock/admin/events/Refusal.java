package com.aidock.admin.events;

/** An exception by which a feature refuses something, with a message that is free of secrets. */
public interface Refusal {
    /** What kind of refusal it is. */
    default AuditOutcome outcome() {
        return AuditOutcome.REFUSED;
    }
}
