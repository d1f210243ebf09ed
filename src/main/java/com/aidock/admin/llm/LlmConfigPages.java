package com.aidock.admin.llm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
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
    private final UnreadableSecrets unreadable;

    LlmConfigPages(EntityManager entities, UnreadableSecrets unreadable) {
        this.entities = entities;
        this.unreadable = unreadable;
    }

    /** The page behind a position of the query's own order. */
    ListPage page(ListQuery query, @Nullable ListPosition after, int limit) {
        List<LlmConfigRow> rows = rowsBehind(query, after, limit + 1);
        List<LlmConfigRow> page = rows.subList(0, Math.min(limit, rows.size()));
        return new ListPage(
                page, total(query), rows.size() > limit ? ListPosition.of(query.sort(), page.getLast()) : null);
    }

    /** The rows behind the position alone, in one statement. */
    List<LlmConfigRow> rowsBehind(ListQuery query, @Nullable ListPosition after, int limit) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<LlmConfigRow> rows = cb.createQuery(LlmConfigRow.class);
        Root<LlmConfig> config = rows.from(LlmConfig.class);
        Predicate matching = LlmConfigSearch.matching(cb, config, query);
        rows.select(LlmConfigSearch.row(cb, config))
                .where(after == null ? matching : cb.and(matching, ListOrder.behind(cb, config, query, after)))
                .orderBy(ListOrder.of(cb, config, query));
        return unreadable.marked(entities.createQuery(rows).setMaxResults(limit).getResultList());
    }

    private int total(ListQuery query) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> total = cb.createQuery(Long.class);
        Root<LlmConfig> config = total.from(LlmConfig.class);
        total.select(cb.count(config)).where(LlmConfigSearch.matching(cb, config, query));
        return Math.toIntExact(entities.createQuery(total).getSingleResult());
    }
}
