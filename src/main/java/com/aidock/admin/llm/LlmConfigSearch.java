package com.aidock.admin.llm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaSubQuery;
import org.springframework.stereotype.Component;

/**
 * Finds rows of the list, and counts them, in one statement each: only the second one costs more the more there are.
 */
@Component
class LlmConfigSearch {
    private static final char ESCAPE = '\\';

    private final EntityManager entities;
    private final UnreadableSecrets unreadable;

    LlmConfigSearch(EntityManager entities, UnreadableSecrets unreadable) {
        this.entities = entities;
        this.unreadable = unreadable;
    }

    ListPart part(ListQuery query, int offset, int limit) {
        List<LlmConfigRow> rows = rows(query, offset, limit + 1);
        return new ListPart(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
    }

    ListCounts counts(ListQuery query) {
        Tuple counts = counted(query);
        return new ListCounts(
                counts.get(0, Long.class).intValue(), counts.get(1, Long.class).intValue());
    }

    /** Names by id, in the order of the list. */
    Map<Long, String> names(ListQuery query, int limit) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Tuple> names = cb.createTupleQuery();
        Root<LlmConfig> config = names.from(LlmConfig.class);
        names.select(cb.tuple(config.get("id"), config.get("name")))
                .where(matching(cb, config, query))
                .orderBy(ListOrder.of(cb, config, query));
        Map<Long, String> found = new LinkedHashMap<>();
        entities.createQuery(names)
                .setMaxResults(limit)
                .getResultList()
                .forEach(row -> found.put(row.get(0, Long.class), row.get(1, String.class)));
        return found;
    }

    private List<LlmConfigRow> rows(ListQuery query, int offset, int limit) {
        boolean begins = offset == 0 && query.search().isEmpty();
        return unreadable.marked(begins ? first(query, limit) : found(query, offset, limit));
    }

    private List<LlmConfigRow> first(ListQuery query, int limit) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<LlmConfigRow> rows = cb.createQuery(LlmConfigRow.class);
        Root<LlmConfig> config = rows.from(LlmConfig.class);
        rows.select(row(cb, config));
        rows.where(matching(cb, config, query)).orderBy(ListOrder.of(cb, config, query));
        return entities.createQuery(rows).setMaxResults(limit).getResultList();
    }

    /**
     * Rows from anywhere in the list. What stands before them, or does not match, is passed over in the order's index,
     * which holds all that a query looks at; only the rows that are wanted are read from the table.
     */
    private List<LlmConfigRow> found(ListQuery query, int offset, int limit) {
        HibernateCriteriaBuilder cb = entities.unwrap(Session.class).getCriteriaBuilder();
        JpaCriteriaQuery<LlmConfigRow> rows = cb.createQuery(LlmConfigRow.class);
        JpaRoot<LlmConfig> config = rows.from(LlmConfig.class);
        JpaSubQuery<Long> ids = rows.subquery(Long.class);
        JpaRoot<LlmConfig> passed = ids.from(LlmConfig.class);
        ids.select(passed.get("id"));
        ids.where(matching(cb, passed, query));
        ids.orderBy(ListOrder.of(cb, passed, query));
        // Not as parameters: a plan for any numbers would expect a tenth of the table, and read all of it.
        ids.offset(cb.literal(offset)).fetch(cb.literal(limit));
        rows.select(row(cb, config));
        rows.where(config.get("id").in(ids));
        rows.orderBy(ListOrder.of(cb, config, query));
        return entities.createQuery(rows).getResultList();
    }

    /** A row of the list but for what only this process knows. */
    static CompoundSelection<LlmConfigRow> row(CriteriaBuilder cb, Root<LlmConfig> config) {
        return cb.construct(
                LlmConfigRow.class,
                config.get("id"),
                config.get("name"),
                config.get("provider"),
                config.get("defaultModel"),
                config.get("active"),
                config.get("isPublic"),
                config.get("priority"),
                config.get("costPer1kInputTokens"),
                config.get("costPer1kOutputTokens"),
                config.get("costPerRequest"),
                config.get("lastTestedAt"),
                config.get("lastTestOutcome"),
                config.get("lastTestLatencyMs"),
                cb.literal(false),
                config.get("failingTests"),
                config.get("failingSince"));
    }

    private Tuple counted(ListQuery query) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Tuple> counts = cb.createTupleQuery();
        Root<LlmConfig> config = counts.from(LlmConfig.class);
        Expression<Long> matching = cb.count(cb.<Integer>selectCase()
                .when(matching(cb, config, query), cb.literal(1))
                .otherwise(cb.nullLiteral(Integer.class)));
        counts.select(cb.tuple(matching, cb.count(config)));
        return entities.createQuery(counts).getSingleResult();
    }

    static Predicate matching(CriteriaBuilder cb, Root<LlmConfig> config, ListQuery query) {
        List<Predicate> all = new ArrayList<>();
        if (query.state() != ListQuery.State.ALL) {
            all.add(cb.equal(config.get("active"), query.state() == ListQuery.State.ACTIVE));
        }
        if (query.provider() != null) {
            all.add(cb.equal(config.get("provider"), query.provider()));
        }
        if (!query.search().isEmpty()) {
            // What no name and no model can contain is not even asked for: PostgreSQL would refuse some of it.
            boolean askable = LlmConfigRules.searchProblem(query.search()).isEmpty();
            all.add(askable ? found(cb, config, query.search()) : cb.disjunction());
        }
        return cb.and(all);
    }

    private static Predicate found(CriteriaBuilder cb, Root<LlmConfig> config, String search) {
        Expression<String> pattern = cb.lower(cb.literal("%" + escaped(search) + "%"));
        List<Predicate> any = new ArrayList<>();
        any.add(cb.like(cb.lower(config.get("name")), pattern, ESCAPE));
        any.add(cb.like(cb.lower(config.get("defaultModel")), pattern, ESCAPE));
        List<Provider> providers = providers(search.toLowerCase(Locale.ROOT));
        if (!providers.isEmpty()) {
            any.add(config.get("provider").in(providers));
        }
        return cb.or(any);
    }

    private static List<Provider> providers(String search) {
        return Arrays.stream(Provider.values())
                .filter(p -> Stream.of(p.id(), p.displayName().toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.contains(search)))
                .toList();
    }

    private static String escaped(String search) {
        return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
