package com.aidock.admin.llm;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that everything is said at once. */
final class Violations {
    private final List<Violation> found = new ArrayList<>();

    void add(String field, String message) {
        found.add(new Violation(field, message));
    }

    /** Adds the formatted message unless the condition holds. */
    void require(boolean condition, String field, String message, Object... args) {
        if (!condition) {
            add(field, message.formatted(args));
        }
    }

    boolean touch(String field) {
        return found.stream().anyMatch(v -> v.field().equals(field));
    }

    List<Violation> list() {
        return List.copyOf(found);
    }

    /** Ends the work with all that was found, if anything was. */
    void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidLlmConfig(list());
        }
    }
}
