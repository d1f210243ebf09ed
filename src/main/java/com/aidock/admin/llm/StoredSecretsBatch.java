package com.aidock.admin.llm;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks the stored secrets of some rows in one short transaction. */
@Component
class StoredSecretsBatch {
    /**
     * @param withoutWayBack those whose previous key cannot be read; nothing has to be entered again for that
     * @param last the id to go on behind
     * @param end whether there are no more rows
     */
    record Checked(List<Long> unreadable, List<Long> withoutWayBack, long last, boolean end) {}

    private final LlmConfigRepository configs;
    private final LlmConfigMapper mapper;
    private final SealedKeys keys;

    StoredSecretsBatch(LlmConfigRepository configs, LlmConfigMapper mapper, SealedKeys keys) {
        this.configs = configs;
        this.mapper = mapper;
        this.keys = keys;
    }

    @Transactional
    public Checked check(long after, int size) {
        List<LlmConfig> rows = configs.findAfter(after, Limit.of(size));
        List<Long> unreadable = rows.stream()
                .filter(row -> !mapper.opens(row))
                .map(row -> row.id)
                .toList();
        rows.stream()
                .filter(row -> row.secretsUnreadable == mapper.opens(row))
                .forEach(row -> configs.markSecrets(row.id, !row.secretsUnreadable));
        List<Long> withoutWayBack =
                rows.stream().filter(this::hasNoWayBack).map(row -> row.id).toList();
        return new Checked(unreadable, withoutWayBack, rows.isEmpty() ? after : rows.getLast().id, rows.size() < size);
    }

    private boolean hasNoWayBack(LlmConfig row) {
        return row.previousKey != null && !keys.opens(row.id, row.previousKey);
    }
}
