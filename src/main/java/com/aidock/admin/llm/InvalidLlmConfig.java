package com.aidock.admin.llm;

import com.aidock.admin.events.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** What was entered breaks the rules; nothing was stored. */
public class InvalidLlmConfig extends RuntimeException implements Refusal {
    private final transient List<Violation> violations;

    public InvalidLlmConfig(List<Violation> violations) {
        super(violations.stream().map(v -> v.field() + ": " + v.message()).collect(Collectors.joining(" ")));
        this.violations = List.copyOf(violations);
    }

    static InvalidLlmConfig of(String field, String message) {
        return new InvalidLlmConfig(List.of(new Violation(field, message)));
    }

    /** All that is wrong, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
