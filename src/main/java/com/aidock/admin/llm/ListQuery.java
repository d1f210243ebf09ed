package com.aidock.admin.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
    }

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** An order in one word, as addresses and clients write it: "name", or "-name" for the other way round. */
    public record Order(Sort sort, Direction direction) {
        private static final String DESCENDING_MARK = "-";

        /** All there are. */
        public static List<Order> all() {
            return Arrays.stream(Sort.values())
                    .flatMap(sort -> Stream.of(Direction.values()).map(direction -> new Order(sort, direction)))
                    .toList();
        }

        public static Optional<Order> of(String word) {
            return all().stream().filter(order -> order.word().equals(word)).findFirst();
        }

        public String word() {
            return (direction == Direction.DESCENDING ? DESCENDING_MARK : "") + sort.word();
        }
    }

    public ListQuery {
        search = search.strip();
    }

    public Order order() {
        return new Order(sort, direction);
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
