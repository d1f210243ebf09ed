package com.aidock.admin.llm;

import com.aidock.admin.events.Refusal;

/** There is no LLM configuration with this id, or no longer. */
public class LlmConfigNotFound extends RuntimeException implements Refusal {
    public LlmConfigNotFound(long id) {
        super("There is no LLM configuration %d; it may have been deleted".formatted(id));
    }
}
