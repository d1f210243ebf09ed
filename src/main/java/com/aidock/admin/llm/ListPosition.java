package com.aidock.admin.llm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Where a row stands in an order of the list: what pages go on behind.
 *
 * @param first what the order looks at before priority and name, as text; empty where it looks at nothing else
 */
public record ListPosition(ListQuery.Sort sort, String first, int priority, String name, long id) {
    /** The last moment that a position may tell, in microseconds: the end of the year 9999. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() * 1_000_000;

    /** @throws IllegalArgumentException if there is no such position in this order */
    public ListPosition {
        value(sort, first);
    }

    static ListPosition of(ListQuery.Sort sort, LlmConfigRow row) {
        return new ListPosition(sort, first(sort, row), row.priority(), row.name(), row.id());
    }

    private static String first(ListQuery.Sort sort, LlmConfigRow row) {
        return switch (sort) {
            case PRIORITY, NAME -> "";
            case PROVIDER -> row.provider().id();
            case MODEL -> Objects.requireNonNullElse(row.defaultModel(), "");
            case STATE -> String.valueOf(row.active());
            case LAST_TESTED ->
                String.valueOf(ChronoUnit.MICROS.between(
                        Instant.EPOCH, Objects.requireNonNullElse(row.lastTestedAt(), Instant.EPOCH)));
        };
    }

    /** What the order looks at first, as the database has it. */
    Object value() {
        return value(sort, first);
    }

    private static Object value(ListQuery.Sort sort, String first) {
        return switch (sort) {
            case PRIORITY, NAME, MODEL -> first;
            case PROVIDER ->
                Provider.fromId(first)
                        .map(Provider::id)
                        .orElseThrow(() -> new IllegalArgumentException("no such provider"));
            case STATE -> Boolean.valueOf(first);
            case LAST_TESTED -> Instant.EPOCH.plus(micros(first), ChronoUnit.MICROS);
        };
    }

    private static long micros(String text) {
        long micros = Long.parseLong(text);
        if (micros < 0 || micros > LATEST) {
            throw new IllegalArgumentException("no such moment");
        }
        return micros;
    }
}
