package com.aidock.admin.llm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds pages by the position of the last row seen, so that the thousandth page costs what the first does and a row
 * that comes or goes shifts no other; two statements each.
 */
@Component
class LlmConfigPages {
    private final EntityManager entities;

    LlmConfigPages(EntityManager entities) {
        this.entities = entities;
    }

    /** The page behind the position, in the default order whatever the query's own. */
    ListPage page(ListQuery query, @Nullable ListPosition after, int limit) {
        ListQuery ordered = ordered(query);
        List<LlmConfigRow> rows = rows(ordered, after, limit + 1);
        List<LlmConfigRow> page = rows.subList(0, Math.min(limit, rows.size()));
        return new ListPage(page, total(ordered), rows.size() > limit ? ListPosition.of(page.getLast()) : null);
    }

    /** The rows behind the position alone, in one statement. */
    List<LlmConfigRow> rowsBehind(ListQuery query, @Nullable ListPosition after, int limit) {
        return rows(ordered(query), after, limit);
    }

    private static ListQuery ordered(ListQuery query) {
        return new ListQuery(
                query.search(),
                query.provider(),
                query.state(),
                ListQuery.Sort.PRIORITY,
                ListQuery.Direction.ASCENDING);
    }

    private List<LlmConfigRow> rows(ListQuery query, @Nullable ListPosition after, int limit) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<LlmConfigRow> rows = cb.createQuery(LlmConfigRow.class);
        Root<LlmConfig> config = rows.from(LlmConfig.class);
        Predicate matching = LlmConfigSearch.matching(cb, config, query);
        rows.select(LlmConfigSearch.row(cb, config))
                .where(after == null ? matching : cb.and(matching, behind(cb, config, after)))
                .orderBy(LlmConfigSearch.order(cb, config, query));
        return entities.createQuery(rows).setMaxResults(limit).getResultList();
    }

    /** As one comparison of rows, which PostgreSQL answers by entering the list's index at that place. */
    private static Predicate behind(CriteriaBuilder cb, Root<LlmConfig> config, ListPosition after) {
        Expression<String> here = cb.function(
                "row", String.class, config.get("priority"), cb.lower(config.get("name")), config.get("id"));
        Expression<String> there = cb.function(
                "row",
                String.class,
                cb.literal(after.priority()),
                cb.lower(cb.literal(after.name())),
                cb.literal(after.id()));
        return cb.greaterThan(here, there);
    }

    private int total(ListQuery query) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> total = cb.createQuery(Long.class);
        Root<LlmConfig> config = total.from(LlmConfig.class);
        total.select(cb.count(config)).where(LlmConfigSearch.matching(cb, config, query));
        return Math.toIntExact(entities.createQuery(total).getSingleResult());
    }
}
