package com.aidock.admin.llm.vault;

import com.aidock.admin.llm.Secret;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens secrets with the keyset's primary key; a sealed value carries its key's id and opens only for the
 * purpose it was sealed for.
 */
public final class Vault {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] FINGERPRINTS = "aidock fingerprint of secrets, 1".getBytes(StandardCharsets.UTF_8);
    private static final int FINGERPRINT_BYTES = 6;
    /** Tink's output prefix: this byte, then the key's id. */
    private static final byte STARTS_WITH = 1;

    private static final int PREFIX = 1 + Integer.BYTES;

    private final Aead aead;
    private final long primaryKeyId;
    /** By the ids of the keys that can decrypt. */
    private final Map<Long, SecretKeySpec> fingerprintKeys;

    /** Over a keyset of AEAD keys, each of which writes its id into what it seals. */
    Vault(KeysetHandle keyset) throws GeneralSecurityException {
        aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        KeyMaterial material = KeyMaterial.of(keyset);
        primaryKeyId = material.primary();
        Map<Long, SecretKeySpec> keys = new LinkedHashMap<>();
        for (Map.Entry<Long, byte[]> key : material.keys().entrySet()) {
            byte[] derived = Hkdf.computeHkdf("HMACSHA256", key.getValue(), new byte[0], FINGERPRINTS, 32);
            keys.put(key.getKey(), new SecretKeySpec(derived, HMAC));
        }
        fingerprintKeys = Map.copyOf(keys);
    }

    /** The id of the key that everything new is sealed with. */
    public long primaryKeyId() {
        return primaryKeyId;
    }

    /** The ids of all keys that can decrypt. */
    public Set<Long> keyIds() {
        return fingerprintKeys.keySet();
    }

    /** The id of the key that this was sealed with; 0 if it carries none. */
    public static long keyIdOf(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != STARTS_WITH
                ? 0
                : Integer.toUnsignedLong(
                        ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt());
    }

    /** Whether this was sealed with the primary key. */
    public boolean isCurrent(byte[] sealed) {
        return keyIdOf(sealed) == primaryKeyId;
    }

    /**
     * Encrypts a secret.
     *
     * @param purpose the row and field that it belongs to; needed again to open it
     */
    public byte[] seal(Secret secret, String purpose) {
        try {
            return aead.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), associated(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be encrypted", e);
        }
    }

    /**
     * Decrypts what was sealed for this purpose.
     *
     * @throws UnreadableSecret if it was sealed with a key that the keyset has no longer, for another purpose, or
     *     changed
     */
    public Secret open(byte[] sealed, String purpose) {
        try {
            return Secret.of(new String(aead.decrypt(sealed, associated(purpose)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new UnreadableSecret(purpose);
        }
    }

    /** Whether {@link #open} would succeed. */
    public boolean opens(byte[] sealed, String purpose) {
        try {
            open(sealed, purpose);
            return true;
        } catch (UnreadableSecret e) {
            return false;
        }
    }

    /**
     * Twelve hexadecimal digits that identify a secret; without the keyset nobody can test a guess against them. They
     * belong to the primary key: under another one the same secret has others.
     */
    public String fingerprint(Secret secret) {
        return fingerprint(secret, Objects.requireNonNull(fingerprintKeys.get(primaryKeyId)));
    }

    /** Whether this is what {@link #fingerprint} says or once said of the secret, under any key of the keyset. */
    public boolean isFingerprint(String fingerprint, Secret secret) {
        return fingerprintKeys.values().stream()
                .anyMatch(key -> fingerprint(secret, key).equals(fingerprint));
    }

    private static String fingerprint(Secret secret, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] digest = mac.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every Java platform", e);
        }
    }

    private static byte[] associated(String purpose) {
        return purpose.getBytes(StandardCharsets.UTF_8);
    }
}
