package com.aidock.admin.llm.vault;

import com.aidock.admin.llm.Secret;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.proto.Keyset;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
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

    private final Aead aead;
    private final SecretKeySpec fingerprintKey;

    /** Over a keyset of AEAD keys. */
    Vault(KeysetHandle keyset) throws GeneralSecurityException {
        aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        fingerprintKey = new SecretKeySpec(
                Hkdf.computeHkdf("HMACSHA256", primaryKey(keyset), new byte[0], FINGERPRINTS, 32), HMAC);
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

    /** Twelve hexadecimal digits that identify a secret; without the keyset nobody can test a guess against them. */
    public String fingerprint(Secret secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(fingerprintKey);
            byte[] digest = mac.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every Java platform", e);
        }
    }

    private static byte[] associated(String purpose) {
        return purpose.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] primaryKey(KeysetHandle handle) throws GeneralSecurityException {
        try {
            Keyset keyset = Keyset.parseFrom(
                    TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()),
                    ExtensionRegistryLite.getEmptyRegistry());
            return keyset.getKeyList().stream()
                    .filter(key -> key.getKeyId() == keyset.getPrimaryKeyId())
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("The keyset has no primary key"))
                    .getKeyData()
                    .getValue()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new GeneralSecurityException("The keyset cannot be read", e);
        }
    }
}
