package com.aidock.admin.llm;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the stored secrets of some rows in one short transaction, and binds those that have no origin yet to theirs.
 */
@Component
class StoredSecretsBatch {
    /**
     * @param withoutWayBack those whose previous key cannot be read; nothing has to be entered again for that
     * @param bound how many rows were sealed anew because their secrets had no origin
     * @param changed how many of those somebody changed meanwhile; they are left for the next time
     * @param last the id to go on behind
     * @param end whether there are no more rows
     */
    record Checked(List<Long> unreadable, List<Long> withoutWayBack, int bound, int changed, long last, boolean end) {}

    private final LlmConfigRepository configs;
    private final LlmConfigMapper mapper;
    private final SealedKeys keys;
    private final Resealing resealing;
    private final UnreadableSecrets unreadable;

    StoredSecretsBatch(
            LlmConfigRepository configs,
            LlmConfigMapper mapper,
            SealedKeys keys,
            Resealing resealing,
            UnreadableSecrets unreadable) {
        this.configs = configs;
        this.mapper = mapper;
        this.keys = keys;
        this.resealing = resealing;
        this.unreadable = unreadable;
    }

    @Transactional
    public Checked check(long after, int size) {
        List<LlmConfig> rows = configs.findAfter(after, Limit.of(size));
        List<Long> found =
                rows.stream().filter(row -> !noted(row)).map(row -> row.id).toList();
        List<Long> withoutWayBack =
                rows.stream().filter(this::hasNoWayBack).map(row -> row.id).toList();
        int bound = 0;
        int changed = 0;
        for (LlmConfig row : rows) {
            if (hasUnbound(row)) {
                Resealing.Outcome outcome = resealing.reseal(row);
                bound += outcome == Resealing.Outcome.DONE ? 1 : 0;
                changed += outcome == Resealing.Outcome.CHANGED ? 1 : 0;
            }
        }
        long last = rows.isEmpty() ? after : rows.getLast().id;
        return new Checked(found, withoutWayBack, bound, changed, last, rows.size() < size);
    }

    /** Looks again at rows that could not be read: another process may have mended them. */
    @Transactional(readOnly = true)
    public void again(Collection<Long> ids) {
        Set<Long> gone = new HashSet<>(ids);
        configs.findAllById(ids).forEach(row -> {
            noted(row);
            gone.remove(row.id);
        });
        unreadable.forget(gone);
    }

    private boolean noted(LlmConfig row) {
        boolean readable = mapper.opens(row);
        unreadable.note(row.id, readable);
        return readable;
    }

    private boolean hasNoWayBack(LlmConfig row) {
        return row.previousKey != null && !keys.opens(row, row.previousKey);
    }

    private boolean hasUnbound(LlmConfig row) {
        return row.key != null && !keys.isBound(row, row.key)
                || row.previousKey != null && !keys.isBound(row, row.previousKey)
                || resealing.hasUnboundHeader(row);
    }
}
