package com.aidock.admin.llm;

/** The LLM configuration has usage history and therefore cannot be deleted. */
public class LlmConfigInUse extends RuntimeException {
    public LlmConfigInUse(long id) {
        super("LLM configuration %d has been used and is kept for its usage history. Deactivate it instead."
                .formatted(id));
    }
}
