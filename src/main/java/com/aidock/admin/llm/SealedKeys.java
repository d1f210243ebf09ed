package com.aidock.admin.llm;

import com.aidock.admin.llm.vault.UnreadableSecret;
import com.aidock.admin.llm.vault.Vault;
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

    StoredKey seal(long id, Secret key) {
        String clear = key.reveal().strip();
        Secret stripped = Secret.of(clear);
        return new StoredKey(
                vault.seal(stripped, purpose(id)), clear.substring(clear.length() - HINT), vault.fingerprint(stripped));
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

    KeyHint hint(LlmConfig config) {
        StoredKey key = config.key;
        if (key == null) {
            return KeyHint.NONE;
        }
        boolean opens = vault.opens(key.ciphertext(), purpose(config.id));
        return new KeyHint(opens ? KeyState.STORED : KeyState.UNREADABLE, key.last4(), key.fingerprint());
    }

    private static String purpose(long id) {
        return "llm_config/%d/api_key".formatted(id);
    }
}
