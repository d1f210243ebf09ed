package com.aidock.admin.llm;

import java.util.Map;

/**
 * How many configurations have a key, and how many each finding is about.
 *
 * @param keys configurations with a key
 */
public record KeyCounts(long keys, Map<KeyFinding, Long> found) {
    public KeyCounts {
        found = Map.copyOf(found);
    }

    public long of(KeyFinding finding) {
        return found.getOrDefault(finding, 0L);
    }

    /** Whether there is nothing to do about any key. */
    public boolean allWell() {
        return found.values().stream().allMatch(count -> count == 0);
    }
}
