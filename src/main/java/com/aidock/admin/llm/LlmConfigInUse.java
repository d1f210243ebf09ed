package com.aidock.admin.llm;

import com.aidock.admin.events.Refusal;

/** The LLM configuration has usage history and therefore cannot be deleted. */
public class LlmConfigInUse extends RuntimeException implements Refusal {
    public LlmConfigInUse(long id) {
        super("LLM configuration %d has been used and is kept for its usage history. Deactivate it instead."
                .formatted(id));
    }
}
