package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.UnreadableSecret;
import com.aidock.admin.llm.vault.Vault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals API keys for the row they belong to. */
@Component
class SealedKeys {
    private static final int HINT = 4;
    private final Vault vault;

    SealedKeys(Vault vault) {
        this.vault = vault;
    }

    /** @param since from when on it is in use, or null if that is not known */
    StoredKey seal(long id, Secret key, @Nullable Instant since) {
        Secret stripped = stripped(key);
        String clear = stripped.reveal();
        return new StoredKey(
                vault.seal(stripped, purpose(id)),
                clear.substring(clear.length() - HINT),
                vault.fingerprint(stripped),
                since);
    }

    /** The present key as the previous one; null if there is none, or none that can be read. */
    @Nullable
    PreviousKey asPrevious(LlmConfig config, Instant until) {
        StoredKey key = config.key;
        if (key == null || !vault.opens(key.ciphertext(), purpose(config.id))) {
            return null;
        }
        Secret clear = vault.open(key.ciphertext(), purpose(config.id));
        return new PreviousKey(
                vault.seal(clear, previousPurpose(config.id)),
                key.last4(),
                vault.fingerprint(clear),
                key.storedAt(),
                config.keyAcceptedAt,
                until);
    }

    /** Whether this is the key that is stored. */
    boolean isStored(LlmConfig config, Secret key) {
        StoredKey stored = config.key;
        return stored != null
                && vault.opens(stored.ciphertext(), purpose(config.id))
                && vault.open(stored.ciphertext(), purpose(config.id)).equals(stripped(key));
    }

    /**
     * The key in clear, or null if none is stored.
     *
     * @throws UnreadableSecret if it cannot be decrypted
     */
    @Nullable
    Secret open(LlmConfig config) {
        StoredKey key = config.key;
        return key == null ? null : vault.open(key.ciphertext(), purpose(config.id));
    }

    /** @throws UnreadableSecret if it cannot be decrypted */
    Secret open(long id, PreviousKey previous) {
        return vault.open(previous.ciphertext(), previousPurpose(id));
    }

    KeyHint hint(LlmConfig config) {
        StoredKey key = config.key;
        if (key == null) {
            return KeyHint.NONE;
        }
        boolean opens = vault.opens(key.ciphertext(), purpose(config.id));
        return new KeyHint(
                opens ? KeyState.STORED : KeyState.UNREADABLE,
                key.last4(),
                key.fingerprint(),
                key.storedAt(),
                config.keyAcceptedAt);
    }

    /** Nothing once its time is over, even if it is not erased yet. */
    @Nullable
    PreviousKeyHint previousHint(LlmConfig config, Instant now) {
        PreviousKey previous = config.previousKey;
        return previous == null || !previous.until().isAfter(now)
                ? null
                : new PreviousKeyHint(
                        opens(config.id, previous), previous.last4(), previous.fingerprint(), previous.until());
    }

    boolean opens(long id, PreviousKey previous) {
        return vault.opens(previous.ciphertext(), previousPurpose(id));
    }

    /** The same key under the keyset's primary key; as it is where that is so already, or where it cannot be read. */
    StoredKey resealed(long id, StoredKey key) {
        return vault.isCurrent(key.ciphertext()) || !vault.opens(key.ciphertext(), purpose(id))
                ? key
                : seal(id, vault.open(key.ciphertext(), purpose(id)), key.storedAt());
    }

    /** As {@link #resealed(long, StoredKey)}. */
    PreviousKey resealed(long id, PreviousKey key) {
        if (vault.isCurrent(key.ciphertext()) || !opens(id, key)) {
            return key;
        }
        Secret clear = open(id, key);
        return new PreviousKey(
                vault.seal(clear, previousPurpose(id)),
                key.last4(),
                vault.fingerprint(clear),
                key.storedAt(),
                key.acceptedAt(),
                key.until());
    }

    private static Secret stripped(Secret key) {
        return Secret.of(key.reveal().strip());
    }

    private static String purpose(long id) {
        return "llm_config/%d/api_key".formatted(id);
    }

    private static String previousPurpose(long id) {
        return "llm_config/%d/previous_key".formatted(id);
    }
}
