package com.aidock.admin.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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

    /**
     * What the rows are ordered by; equal ones by priority, then name, in the same direction. What is not there (no
     * model, never tested) counts as the least.
     */
    public enum Sort {
        PRIORITY,
        NAME,
        PROVIDER,
        MODEL,
        STATE,
        LAST_TESTED;

        /** What addresses and clients call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Sort> of(String word) {
            return Arrays.stream(values())
                    .filter(sort -> sort.word().equals(word))
                    .findFirst();
        }
    }

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public ListQuery {
        search = search.strip();
    }

    /** The same rows in another order. */
    public ListQuery in(Sort order, Direction to) {
        return new ListQuery(search, provider, state, order, to);
    }

    /** Whether anything but the state narrows the list. */
    public boolean isNarrowed() {
        return !search.isEmpty() || provider != null;
    }
}
