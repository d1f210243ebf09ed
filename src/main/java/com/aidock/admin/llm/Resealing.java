package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals the secrets of one row anew, with the keyset's primary key, without a change that anybody edits. */
@Component
class Resealing {
    /** What became of a row. */
    enum Outcome {
        /** Everything in it is sealed with the primary key. */
        DONE,
        /** Somebody changed it meanwhile; it is as they left it. */
        CHANGED,
        /** Something in it cannot be read and stays; whatever could be read is sealed anew. */
        UNREADABLE
    }

    private final LlmConfigRepository configs;
    private final SealedKeys keys;
    private final SealedHeaders headers;
    private final Vault vault;

    Resealing(LlmConfigRepository configs, SealedKeys keys, SealedHeaders headers, Vault vault) {
        this.configs = configs;
        this.keys = keys;
        this.headers = headers;
        this.vault = vault;
    }

    /** Must be called in a transaction, with the row as it was read in it. */
    Outcome reseal(LlmConfig row) {
        @Nullable StoredKey key = row.key == null ? null : keys.resealed(row.id, row.key);
        @Nullable PreviousKey previous = row.previousKey == null ? null : keys.resealed(row.id, row.previousKey);
        List<StoredHeader> all = headers.resealed(row.id, row.customHeaders);
        boolean nothing = key == row.key && previous == row.previousKey && all.equals(row.customHeaders);
        if (!nothing && !stored(row, key, previous, all)) {
            return Outcome.CHANGED;
        }
        return isCurrent(key, previous, all) ? Outcome.DONE : Outcome.UNREADABLE;
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
                        previous == null ? null : previous.ciphertext(),
                        previous == null ? null : previous.fingerprint(),
                        all)
                > 0;
    }

    private boolean isCurrent(@Nullable StoredKey key, @Nullable PreviousKey previous, List<StoredHeader> all) {
        return (key == null || vault.isCurrent(key.ciphertext()))
                && (previous == null || vault.isCurrent(previous.ciphertext()))
                && all.stream().allMatch(headers::isCurrent);
    }
}
