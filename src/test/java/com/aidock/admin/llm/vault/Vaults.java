package com.aidock.admin.llm.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.function.BiConsumer;

/** Vaults for tests. */
public final class Vaults {
    private static final KeysetHandle OLD = newKeyset();
    private static final KeysetHandle ROTATED = rotated(OLD);

    private Vaults() {}

    /** A keyset, as JSON, of an old key and a new primary one; the same each time. */
    public static String twoKeys() {
        return json(ROTATED);
    }

    /** As it was before {@link #twoKeys} got its new key. */
    public static Vault onlyOld() {
        return of(OLD);
    }

    /** As it is when the old key of {@link #twoKeys} is gone. */
    public static Vault onlyPrimary() {
        KeysetHandle.Entry primary = java.util.Objects.requireNonNull(ROTATED.getPrimary());
        try {
            return of(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(primary.getKey())
                            .withFixedId(primary.getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeysetHandle rotated(KeysetHandle keyset) {
        try {
            return KeysetHandle.newBuilder(keyset)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same keys with another primary one. */
    static KeysetHandle withPrimary(KeysetHandle keyset, long id) {
        return changed(keyset, (builder, at) -> builder.getAt(at).makePrimary(), id);
    }

    /** The same keys but for one. */
    static KeysetHandle without(KeysetHandle keyset, long id) {
        return changed(keyset, KeysetHandle.Builder::deleteAt, id);
    }

    private static KeysetHandle changed(
            KeysetHandle keyset, BiConsumer<KeysetHandle.Builder, Integer> change, long id) {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
            for (int at = keyset.size() - 1; at >= 0; at--) {
                if (Integer.toUnsignedLong(keyset.getAt(at).getId()) == id) {
                    change.accept(builder, at);
                }
            }
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A vault over a keyset that nothing else has. */
    public static Vault fresh() {
        return of(newKeyset());
    }

    static Vault of(KeysetHandle keyset) {
        try {
            return new Vault(keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeysetHandle newKeyset() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
