package com.aidock.admin.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of one row anew, with the keyset's primary key and for their origins, without a change that anybody
 * edits.
 */
@Component
class Resealing {
    /** What became of a row. */
    enum Outcome {
        /** Everything in it is sealed with the primary key, for its origin. */
        DONE,
        /** Somebody changed it meanwhile; it is as they left it. */
        CHANGED,
        /** Something in it cannot be read and stays; whatever could be read is sealed anew. */
        UNREADABLE
    }

    private final LlmConfigRepository configs;
    private final SealedKeys keys;
    private final SealedHeaders headers;

    Resealing(LlmConfigRepository configs, SealedKeys keys, SealedHeaders headers) {
        this.configs = configs;
        this.keys = keys;
        this.headers = headers;
    }

    /** Must be called in a transaction, with the row as it was read in it. */
    Outcome reseal(LlmConfig row) {
        @Nullable StoredKey key = row.key == null ? null : keys.resealed(row, row.key);
        @Nullable PreviousKey previous = row.previousKey == null ? null : keys.resealed(row, row.previousKey);
        List<StoredHeader> all = headers.resealed(row);
        boolean nothing = key == row.key && previous == row.previousKey && all.equals(row.customHeaders);
        if (!nothing && !stored(row, key, previous, all)) {
            return Outcome.CHANGED;
        }
        return isCurrent(row, key, previous, all) ? Outcome.DONE : Outcome.UNREADABLE;
    }

    private boolean stored(
            LlmConfig row, @Nullable StoredKey key, @Nullable PreviousKey previous, List<StoredHeader> all) {
        return configs.reseal(
                        row.id,
                        row.version(),
                        row.key == null ? null : row.key.ciphertext(),
                        row.previousKey == null ? null : row.previousKey.ciphertext(),
                        key == null ? null : key.ciphertext(),
                        key == null ? null : key.fingerprint(),
                        key == null ? null : key.origin(),
                        previous == null ? null : previous.ciphertext(),
                        previous == null ? null : previous.fingerprint(),
                        previous == null ? null : previous.origin(),
                        all)
                > 0;
    }

    private boolean isCurrent(
            LlmConfig row, @Nullable StoredKey key, @Nullable PreviousKey previous, List<StoredHeader> all) {
        return (key == null || keys.isCurrent(row, key))
                && (previous == null || keys.isCurrent(row, previous))
                && all.stream().allMatch(header -> headers.isCurrent(row, header));
    }

    boolean hasUnboundHeader(LlmConfig row) {
        return !row.customHeaders.stream().allMatch(header -> headers.isBound(row, header));
    }
}
