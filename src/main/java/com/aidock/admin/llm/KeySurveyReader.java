package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.Vault;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is sealed with which key, without opening anything: each ciphertext carries the id. */
@Component
@Transactional(readOnly = true)
class KeySurveyReader {
    private static final String COUNTS = """
            select key_id, sum(keys), sum(previous), sum(headers) from (
                select llm_sealed_with(api_key_ciphertext) key_id, 1 keys, 0 previous, 0 headers
                from llm_config where api_key_ciphertext is not null
                union all
                select llm_sealed_with(previous_key_ciphertext), 0, 1, 0
                from llm_config where previous_key_ciphertext is not null
                union all
                select llm_header_sealed_with(header ->> 'sealed'), 0, 0, 1
                from llm_config, jsonb_array_elements(custom_headers) header
                where header ->> 'sealed' is not null) sealed
            group by key_id""";

    private final EntityManager entities;
    private final LlmConfigRepository configs;
    private final Vault vault;
    private final UnreadableSecrets unreadable;

    KeySurveyReader(EntityManager entities, LlmConfigRepository configs, Vault vault, UnreadableSecrets unreadable) {
        this.entities = entities;
        this.configs = configs;
        this.vault = vault;
        this.unreadable = unreadable;
    }

    KeySurvey survey() {
        long primary = vault.primaryKeyId();
        return new KeySurvey(primary, lines(primary), unreadable.count(), configs.countSealedOtherwise(primary));
    }

    private List<KeySurvey.Line> lines(long primary) {
        Map<Long, Object[]> counts = new HashMap<>();
        for (Object row : entities.createNativeQuery(COUNTS).getResultList()) {
            Object[] columns = (Object[]) row;
            counts.put(number(columns[0]), columns);
        }
        Set<Long> ids = new HashSet<>(counts.keySet());
        ids.addAll(vault.keyIds());
        List<KeySurvey.Line> lines = new ArrayList<>();
        ids.forEach(id -> lines.add(line(id, counts.getOrDefault(id, new Object[] {id, 0, 0, 0}))));
        lines.sort(Comparator.comparing((KeySurvey.Line line) -> line.keyId() != primary)
                .thenComparing(line -> !line.known())
                .thenComparing(KeySurvey.Line::keyId));
        return lines;
    }

    private KeySurvey.Line line(long id, Object[] counts) {
        return new KeySurvey.Line(
                id, vault.keyIds().contains(id), number(counts[1]), number(counts[2]), number(counts[3]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
