package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.Vault;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The statements behind {@link KeyHygiene}; nothing that anybody typed gets into their text. */
@Component
class KeySearch {
    static final String SHARED = """
            c.api_key_fingerprint is not null and exists (select 1 from llm_config d
                where d.api_key_fingerprint = c.api_key_fingerprint and d.id <> c.id)""";
    static final String UNTESTED =
            "c.api_key_ciphertext is not null and (c.last_tested_at is null or c.last_tested_at < c.api_key_stored_at)";
    private static final String OLD_SEAL = "c.sealed_with && cast(string_to_array(:others, ',') as bigint[])";
    /** Of those that this process knows; enough for any page, even where some are not there any more. */
    private static final String UNREADABLE = "c.id = any(cast(string_to_array(:unreadable, ',') as bigint[]))";

    private static final int UNREADABLE_ASKED = 5_000;
    private static final Map<KeyFinding, String> CONDITIONS = Map.of(
            KeyFinding.UNREADABLE, UNREADABLE,
            KeyFinding.SHARED, SHARED,
            KeyFinding.UNTESTED, UNTESTED,
            KeyFinding.OLD, "c.api_key_stored_at < :old",
            KeyFinding.OLD_SEAL, OLD_SEAL);

    private static final String ROWS = """
            select c.id, c.name, c.provider, c.is_active, c.api_key_last4, c.api_key_fingerprint,
                cast(extract(epoch from c.api_key_stored_at) * 1000000 as bigint),
                cast(extract(epoch from c.api_key_accepted_at) * 1000000 as bigint),
                (select count(*) from (select 1 from llm_config d
                    where d.api_key_fingerprint = c.api_key_fingerprint limit %d) same),
                %s, %s
            from llm_config c where %s %s order by %s limit :limit""";

    private static final String COUNTS = """
            select keys.n,
                keys.shared,
                (select count(*) from llm_config c where %s),
                (select count(*) from llm_config c where c.api_key_stored_at < :old),
                (select count(*) from llm_config c where %s)
            from (select coalesce(sum(same.n), 0) n, coalesce(sum(same.n) filter (where same.n > 1), 0) shared
                from (select count(*) n from llm_config c
                    where c.api_key_fingerprint is not null group by c.api_key_fingerprint) same) keys""".formatted(UNTESTED, OLD_SEAL);

    private final EntityManager entities;
    private final Vault vault;
    private final UnreadableSecrets unreadable;
    private final Clock clock;

    KeySearch(EntityManager entities, Vault vault, UnreadableSecrets unreadable, Clock clock) {
        this.entities = entities;
        this.vault = vault;
        this.unreadable = unreadable;
        this.clock = clock;
    }

    List<KeyRow> page(KeyQuery query, @Nullable KeyRow last, int limit) {
        Order order = query.fingerprint() != null ? Order.ID : Order.of(query.finding());
        Query rows = entities.createNativeQuery(ROWS.formatted(
                KeyHygiene.MOST_SHARING,
                UNTESTED,
                OLD_SEAL,
                condition(query),
                last == null ? "" : order.behind,
                order.columns));
        rows.setParameter("others", others()).setParameter("limit", limit);
        if (query.fingerprint() != null) {
            rows.setParameter("fingerprint", query.fingerprint());
        } else if (query.finding() == KeyFinding.OLD) {
            rows.setParameter("old", old());
        } else if (query.finding() == KeyFinding.UNREADABLE) {
            rows.setParameter("unreadable", unreadableBehind(last == null ? Long.MIN_VALUE : last.id()));
        }
        if (last != null) {
            order.bind(rows, last);
        }
        Instant old = old();
        return ((List<?>) rows.getResultList())
                .stream().map(row -> row((Object[]) row, old)).toList();
    }

    KeyCounts counts() {
        Object[] row = (Object[]) entities.createNativeQuery(COUNTS)
                .setParameter("old", old())
                .setParameter("others", others())
                .getSingleResult();
        Map<KeyFinding, Long> found = new EnumMap<>(KeyFinding.class);
        found.put(KeyFinding.UNREADABLE, unreadable.count());
        found.put(KeyFinding.SHARED, number(row[1]));
        found.put(KeyFinding.UNTESTED, number(row[2]));
        found.put(KeyFinding.OLD, number(row[3]));
        found.put(KeyFinding.OLD_SEAL, number(row[4]));
        return new KeyCounts(number(row[0]), found);
    }

    private static String condition(KeyQuery query) {
        if (query.fingerprint() != null) {
            return "c.api_key_fingerprint = :fingerprint";
        }
        KeyFinding finding = query.finding();
        return finding == null ? "c.api_key_stored_at is not null" : CONDITIONS.getOrDefault(finding, "false");
    }

    private KeyRow row(@Nullable Object[] row, Instant old) {
        Instant storedAt = instant(row[6]);
        int sharing = (int) number(row[8]);
        Set<KeyFinding> findings = EnumSet.noneOf(KeyFinding.class);
        add(findings, KeyFinding.UNREADABLE, unreadable.contains(number(row[0])));
        add(findings, KeyFinding.SHARED, sharing > 1);
        add(findings, KeyFinding.UNTESTED, Boolean.TRUE.equals(row[9]));
        add(findings, KeyFinding.OLD, storedAt != null && storedAt.isBefore(old));
        add(findings, KeyFinding.OLD_SEAL, Boolean.TRUE.equals(row[10]));
        return new KeyRow(
                number(row[0]),
                String.valueOf(row[1]),
                Provider.fromId(String.valueOf(row[2])).orElseThrow(),
                Boolean.TRUE.equals(row[3]),
                (String) row[4],
                (String) row[5],
                storedAt,
                instant(row[7]),
                sharing,
                findings);
    }

    private static void add(Set<KeyFinding> findings, KeyFinding finding, boolean found) {
        if (found) {
            findings.add(finding);
        }
    }

    /** The keys of the keyset beside the primary one; an id that no key has keeps the list from being empty. */
    private String others() {
        String ids = vault.keyIds().stream()
                .filter(id -> id != vault.primaryKeyId())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return ids.isEmpty() ? "-1" : ids;
    }

    private String unreadableBehind(long after) {
        List<Long> ids = unreadable.behind(after, UNREADABLE_ASKED);
        return ids.isEmpty() ? "-1" : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Instant old() {
        return clock.instant().minus(KeyHygiene.OLD);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Instant instant(@Nullable Object micros) {
        return micros instanceof Number number
                ? Instant.EPOCH.plus(number.longValue(), java.time.temporal.ChronoUnit.MICROS)
                : null;
    }

    /** An order with its position, as one comparison of rows that enters the index. */
    private enum Order {
        ID("c.id", "and c.id > :lastId"),
        AGE("c.api_key_stored_at, c.id", "and (c.api_key_stored_at, c.id) > (:lastStored, :lastId)"),
        FINGERPRINT("c.api_key_fingerprint, c.id", "and (c.api_key_fingerprint, c.id) > (:lastFingerprint, :lastId)");

        private final String columns;
        private final String behind;

        Order(String columns, String behind) {
            this.columns = columns;
            this.behind = behind;
        }

        static Order of(@Nullable KeyFinding finding) {
            return finding == null || finding == KeyFinding.OLD ? AGE : finding == KeyFinding.SHARED ? FINGERPRINT : ID;
        }

        void bind(Query query, KeyRow last) {
            query.setParameter("lastId", last.id());
            if (this == AGE) {
                query.setParameter("lastStored", last.storedAt());
            } else if (this == FINGERPRINT) {
                query.setParameter("lastFingerprint", last.fingerprint());
            }
        }
    }
}
