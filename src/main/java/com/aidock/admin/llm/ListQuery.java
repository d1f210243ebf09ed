package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * Which configurations are asked for, and in what order.
 *
 * @param search part of the name, the model or the provider's id, without regard to case; empty for all
 * @param provider null for all
 */
public record ListQuery(String search, @Nullable Provider provider, State state, Sort sort, Direction direction) {
    /** Active ones by priority, then name: the order in which the hub takes them. */
    public static final ListQuery DEFAULT = new ListQuery("", null, State.ACTIVE, Sort.PRIORITY, Direction.ASCENDING);

    /** Which states are wanted. */
    public enum State {
        ACTIVE,
        INACTIVE,
        ALL
    }

    /** What the rows are ordered by; equal ones by priority, then name, in the same direction. */
    public enum Sort {
        PRIORITY,
        NAME,
        PROVIDER,
        MODEL,
        STATE,
        LAST_TESTED
    }

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public ListQuery {
        search = search.strip();
    }

    /** Whether anything but the state narrows the list. */
    public boolean isNarrowed() {
        return !search.isEmpty() || provider != null;
    }
}
