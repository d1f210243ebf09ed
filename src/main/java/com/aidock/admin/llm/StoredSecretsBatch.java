package com.aidock.admin.llm;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks the stored secrets of some rows in one short transaction. */
@Component
class StoredSecretsBatch {
    /**
     * @param last the id to go on behind
     * @param end whether there are no more rows
     */
    record Checked(List<Long> unreadable, long last, boolean end) {}

    private final LlmConfigRepository configs;
    private final LlmConfigMapper mapper;

    StoredSecretsBatch(LlmConfigRepository configs, LlmConfigMapper mapper) {
        this.configs = configs;
        this.mapper = mapper;
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
        return new Checked(unreadable, rows.isEmpty() ? after : rows.getLast().id, rows.size() < size);
    }
}
