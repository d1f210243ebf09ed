package com.aidock.admin.llm;

import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.Refusal;

/** Somebody else changed the configuration since it was read; nothing was stored. */
public class StaleLlmConfig extends RuntimeException implements Refusal {
    private final transient LlmConfigDetails current;

    public StaleLlmConfig(LlmConfigDetails current) {
        super("LLM configuration %d was changed meanwhile: it is at version %d now"
                .formatted(current.id(), current.version()));
        this.current = current;
    }

    @Override
    public AuditOutcome outcome() {
        return AuditOutcome.STALE;
    }

    /** The configuration as it is now. */
    public LlmConfigDetails current() {
        return current;
    }
}
