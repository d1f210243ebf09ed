package com.aidock.admin.llm;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/**
 * The orders of the list. Each is that of an index, read forwards or backwards, so that the first rows, and those
 * behind a position, cost the same however many there are.
 */
final class ListOrder {
    private ListOrder() {}

    static List<Order> of(CriteriaBuilder cb, Root<LlmConfig> config, ListQuery query) {
        return columns(cb, config, query.sort()).stream()
                .map(column -> isAscending(query) ? cb.asc(column) : cb.desc(column))
                .toList();
    }

    /** As one comparison of rows, which PostgreSQL answers by entering the order's index at that place. */
    static Predicate behind(CriteriaBuilder cb, Root<LlmConfig> config, ListQuery query, ListPosition after) {
        Expression<String> here = row(cb, columns(cb, config, query.sort()));
        Expression<String> there = row(cb, values(cb, after));
        return isAscending(query) ? cb.greaterThan(here, there) : cb.lessThan(here, there);
    }

    private static boolean isAscending(ListQuery query) {
        return query.direction() == ListQuery.Direction.ASCENDING;
    }

    private static Expression<String> row(CriteriaBuilder cb, List<Expression<?>> columns) {
        return cb.function("row", String.class, columns.toArray(Expression<?>[]::new));
    }

    /** To the letter what the indexes are made of. */
    private static List<Expression<?>> columns(CriteriaBuilder cb, Root<LlmConfig> config, ListQuery.Sort sort) {
        if (sort == ListQuery.Sort.NAME) {
            return List.of(cb.lower(config.get("name")));
        }
        List<Expression<?>> columns = new ArrayList<>();
        first(cb, config, sort).ifPresent(columns::add);
        columns.addAll(List.of(config.get("priority"), cb.lower(config.get("name")), config.get("id")));
        return columns;
    }

    private static Optional<Expression<?>> first(CriteriaBuilder cb, Root<LlmConfig> config, ListQuery.Sort sort) {
        return switch (sort) {
            case PRIORITY, NAME -> Optional.empty();
            case PROVIDER -> Optional.of(config.get("provider"));
            case MODEL -> Optional.of(cb.coalesce(config.<String>get("defaultModel"), cb.literal("")));
            case STATE -> Optional.of(config.get("active"));
            case LAST_TESTED ->
                Optional.of(cb.function("llm_tested_or_never", Instant.class, config.get("lastTestedAt")));
        };
    }

    private static List<Expression<?>> values(CriteriaBuilder cb, ListPosition after) {
        Expression<String> name = cb.lower(cb.literal(after.name()));
        if (after.sort() == ListQuery.Sort.NAME) {
            return List.of(name);
        }
        List<Expression<?>> values = new ArrayList<>();
        if (after.sort() != ListQuery.Sort.PRIORITY) {
            values.add(value(cb, after.value()));
        }
        values.addAll(List.of(cb.literal(after.priority()), name, cb.literal(after.id())));
        return values;
    }

    /** A moment is bound, because as a literal it would be read in the time zone of the connection. */
    private static Expression<?> value(CriteriaBuilder cb, Object value) {
        return value instanceof Instant && cb instanceof HibernateCriteriaBuilder binding
                ? binding.value(value)
                : cb.literal(value);
    }
}
