package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.BoundVault;
import com.aidock.admin.llm.vault.SecretForElsewhere;
import com.aidock.admin.llm.vault.UnreadableSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals API keys for the row that they belong to and the origin that they were entered for. */
@Component
class SealedKeys {
    private static final int HINT = 4;
    private final BoundVault vault;

    SealedKeys(BoundVault vault) {
        this.vault = vault;
    }

    /** @param since from when on it is in use, or null if that is not known */
    StoredKey seal(long id, Secret key, String origin, @Nullable Instant since) {
        Secret stripped = stripped(key);
        String clear = stripped.reveal();
        return new StoredKey(
                vault.seal(stripped, place(id), origin),
                clear.substring(clear.length() - HINT),
                vault.fingerprint(stripped),
                since,
                origin);
    }

    /** The present key as the previous one; null if there is none, or none that can be read. */
    @Nullable
    PreviousKey asPrevious(LlmConfig config, Instant until) {
        StoredKey key = config.key;
        if (key == null || !opens(config, key)) {
            return null;
        }
        Secret clear = opened(config, key);
        String origin = StoredSecretRules.enteredFor(config, key.origin());
        return new PreviousKey(
                vault.seal(clear, previousPlace(config.id), origin),
                key.last4(),
                vault.fingerprint(clear),
                key.storedAt(),
                config.keyAcceptedAt,
                until,
                origin);
    }

    /** Whether this is the key that is stored. */
    boolean isStored(LlmConfig config, Secret key) {
        StoredKey stored = config.key;
        return stored != null && opens(config, stored) && opened(config, stored).equals(stripped(key));
    }

    /** Whether the stored key was entered for where its row leads now. */
    boolean isForWhereItLeads(LlmConfig config) {
        StoredKey key = config.key;
        return key != null && StoredSecretRules.enteredFor(config, key.origin()).equals(Origin.called(config));
    }

    /**
     * The key in clear, to be sent to the origin, or null if none is stored.
     *
     * @throws SecretForElsewhere if it was entered for another origin
     * @throws UnreadableSecret if it cannot be decrypted
     */
    @Nullable
    Secret open(LlmConfig config, String called) {
        StoredKey key = config.key;
        if (key == null) {
            return null;
        }
        String origin = StoredSecretRules.enteredFor(config, key.origin());
        return vault.open(
                key.ciphertext(), place(config.id), key.origin(), Origin.isTrusted(origin, called) ? origin : called);
    }

    /** The stored key, for no use but to be sealed anew. */
    private Secret opened(LlmConfig config, StoredKey key) {
        return vault.open(
                key.ciphertext(), place(config.id), key.origin(), StoredSecretRules.enteredFor(config, key.origin()));
    }

    /** The key as the other row's own, entered for the same origin; null if none is stored. */
    @Nullable
    StoredKey copied(LlmConfig from, long to) {
        StoredKey key = from.key;
        return key == null
                ? null
                : seal(to, opened(from, key), StoredSecretRules.enteredFor(from, key.origin()), key.storedAt());
    }

    /** The same key, bound to another origin that may have it. */
    StoredKey moved(LlmConfig config, StoredKey key, String origin) {
        return opens(config, key) ? seal(config.id, opened(config, key), origin, key.storedAt()) : key;
    }

    /** @throws UnreadableSecret if it cannot be decrypted */
    Secret open(LlmConfig config, PreviousKey previous) {
        return vault.open(
                previous.ciphertext(),
                previousPlace(config.id),
                previous.origin(),
                StoredSecretRules.enteredFor(config, previous.origin()));
    }

    KeyHint hint(LlmConfig config) {
        StoredKey key = config.key;
        if (key == null) {
            return KeyHint.NONE;
        }
        return new KeyHint(
                opens(config, key) ? KeyState.STORED : KeyState.UNREADABLE,
                key.last4(),
                key.fingerprint(),
                key.storedAt(),
                config.keyAcceptedAt,
                StoredSecretRules.enteredFor(config, key.origin()));
    }

    /** Nothing once its time is over, even if it is not erased yet. */
    @Nullable
    PreviousKeyHint previousHint(LlmConfig config, Instant now) {
        PreviousKey previous = config.previousKey;
        return previous == null || !previous.until().isAfter(now)
                ? null
                : new PreviousKeyHint(
                        opens(config, previous), previous.last4(), previous.fingerprint(), previous.until());
    }

    boolean opens(LlmConfig config, PreviousKey previous) {
        return vault.opens(
                previous.ciphertext(),
                previousPlace(config.id),
                previous.origin(),
                StoredSecretRules.enteredFor(config, previous.origin()));
    }

    private boolean opens(LlmConfig config, StoredKey key) {
        return vault.opens(
                key.ciphertext(), place(config.id), key.origin(), StoredSecretRules.enteredFor(config, key.origin()));
    }

    /** Whether it is sealed for an origin; what cannot be read is not. */
    boolean isBound(LlmConfig config, StoredKey key) {
        String origin = key.origin();
        return origin != null && vault.isBound(key.ciphertext(), place(config.id), origin);
    }

    /** As {@link #isBound(LlmConfig, StoredKey)}. */
    boolean isBound(LlmConfig config, PreviousKey key) {
        String origin = key.origin();
        return origin != null && vault.isBound(key.ciphertext(), previousPlace(config.id), origin);
    }

    /** Whether it is sealed with the primary key and for its origin. */
    boolean isCurrent(LlmConfig config, StoredKey key) {
        return vault.isCurrent(key.ciphertext()) && isBound(config, key);
    }

    /** As {@link #isCurrent(LlmConfig, StoredKey)}. */
    boolean isCurrent(LlmConfig config, PreviousKey key) {
        return vault.isCurrent(key.ciphertext()) && isBound(config, key);
    }

    /** The same key under the keyset's primary key; as it is where that is so already, or where it cannot be read. */
    StoredKey resealed(LlmConfig config, StoredKey key) {
        return isCurrent(config, key) ? key : moved(config, key, StoredSecretRules.enteredFor(config, key.origin()));
    }

    /** As {@link #resealed(LlmConfig, StoredKey)}. */
    PreviousKey resealed(LlmConfig config, PreviousKey key) {
        if (isCurrent(config, key) || !opens(config, key)) {
            return key;
        }
        Secret clear = open(config, key);
        String origin = StoredSecretRules.enteredFor(config, key.origin());
        return new PreviousKey(
                vault.seal(clear, previousPlace(config.id), origin),
                key.last4(),
                vault.fingerprint(clear),
                key.storedAt(),
                key.acceptedAt(),
                key.until(),
                origin);
    }

    private static Secret stripped(Secret key) {
        return Secret.of(key.reveal().strip());
    }

    private static String place(long id) {
        return "llm_config/%d/api_key".formatted(id);
    }

    private static String previousPlace(long id) {
        return "llm_config/%d/previous_key".formatted(id);
    }
}
