package com.aidock.admin.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds entries in one statement that walks an index from the newest on and stops when it has enough. */
@Component
class AuditSearch {
    /** No index serves a search for a part of a text: what reads the whole log would hold a connection for long. */
    static final int TEXT_SECONDS = 5;

    private static final char ESCAPE = '\\';

    private final EntityManager entities;

    AuditSearch(EntityManager entities) {
        this.entities = entities;
    }

    /** The entries that follow the given one, which need not match itself. */
    List<AuditEntry> after(AuditQuery query, @Nullable AuditRow last, int limit) {
        if (!query.search().isEmpty()) {
            // Until the end of this transaction.
            entities.createNativeQuery("select set_config('statement_timeout', :milliseconds, true)", String.class)
                    .setParameter("milliseconds", Integer.toString(TEXT_SECONDS * 1000))
                    .getSingleResult();
        }
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<AuditEntry> wanted = cb.createQuery(AuditEntry.class);
        Root<AuditEntry> entry = wanted.from(AuditEntry.class);
        wanted.where(matching(cb, entry, query, last)).orderBy(cb.desc(entry.get("at")), cb.desc(entry.get("id")));
        return entities.createQuery(wanted).setMaxResults(limit).getResultList();
    }

    private static Predicate matching(
            CriteriaBuilder cb, Root<AuditEntry> entry, AuditQuery query, @Nullable AuditRow last) {
        List<Predicate> all = new ArrayList<>();
        equal(cb, all, entry.get("action"), query.action());
        equal(cb, all, entry.get("outcome"), query.outcome());
        equal(cb, all, entry.get("objectType"), query.objectType());
        equal(cb, all, entry.get("objectId"), query.objectId());
        if (!query.person().isEmpty()) {
            all.add(cb.equal(cb.lower(entry.get("actor")), query.person().toLowerCase(Locale.ROOT)));
        }
        if (!query.search().isEmpty()) {
            all.add(found(cb, entry, query.search()));
        }
        Expression<Instant> at = entry.get("at");
        if (query.from() != null) {
            all.add(cb.greaterThanOrEqualTo(at, query.from()));
        }
        if (query.to() != null) {
            all.add(cb.lessThan(at, query.to()));
        }
        if (last != null) {
            // The first part is what an index can begin with.
            all.add(cb.lessThanOrEqualTo(at, last.at()));
            all.add(cb.or(cb.lessThan(at, last.at()), cb.lessThan(entry.get("id"), last.id())));
        }
        return cb.and(all);
    }

    private static void equal(CriteriaBuilder cb, List<Predicate> all, Expression<?> field, @Nullable Object value) {
        if (value != null) {
            all.add(cb.equal(field, value));
        }
    }

    private static Predicate found(CriteriaBuilder cb, Root<AuditEntry> entry, String search) {
        String escaped = search.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        String pattern = "%" + escaped + "%";
        return cb.or(
                cb.like(cb.lower(entry.get("actor")), pattern, ESCAPE),
                cb.like(cb.lower(entry.get("objectLabel")), pattern, ESCAPE),
                cb.like(cb.lower(entry.get("reason")), pattern, ESCAPE),
                cb.equal(entry.get("address"), search));
    }
}
