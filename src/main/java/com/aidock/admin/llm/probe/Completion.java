package com.aidock.admin.llm.probe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real completion that a test is to ask for, as the configuration would be used.
 *
 * @param model null for the first that the provider lists as fit for a conversation
 * @param parameters as stored; the tokens to write are cut down to a few
 */
public record Completion(@Nullable String model, Map<String, @Nullable Object> parameters) {
    public Completion {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
