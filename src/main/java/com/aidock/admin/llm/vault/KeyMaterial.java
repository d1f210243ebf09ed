package com.aidock.admin.llm.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.proto.KeyStatusType;
import com.google.crypto.tink.proto.Keyset;
import com.google.crypto.tink.proto.OutputPrefixType;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a keyset holds, to derive keys from.
 *
 * @param primary the id of the key that encrypts
 * @param keys by the ids of those that can decrypt
 */
record KeyMaterial(long primary, Map<Long, byte[]> keys) {
    /**
     * @throws GeneralSecurityException if a key does not write its id into what it seals: nobody could tell it apart
     */
    static KeyMaterial of(KeysetHandle handle) throws GeneralSecurityException {
        Keyset keyset = read(handle);
        Map<Long, byte[]> keys = new LinkedHashMap<>();
        for (Keyset.Key key : keyset.getKeyList()) {
            if (key.getOutputPrefixType() != OutputPrefixType.TINK) {
                throw new GeneralSecurityException("A key does not write its id");
            }
            if (key.getStatus() == KeyStatusType.ENABLED) {
                keys.put(
                        Integer.toUnsignedLong(key.getKeyId()),
                        key.getKeyData().getValue().toByteArray());
            }
        }
        long primary = Integer.toUnsignedLong(keyset.getPrimaryKeyId());
        if (!keys.containsKey(primary)) {
            throw new GeneralSecurityException("The keyset has no primary key");
        }
        return new KeyMaterial(primary, keys);
    }

    private static Keyset read(KeysetHandle handle) throws GeneralSecurityException {
        try {
            return Keyset.parseFrom(
                    TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()),
                    ExtensionRegistryLite.getEmptyRegistry());
        } catch (InvalidProtocolBufferException e) {
            throw new GeneralSecurityException("The keyset cannot be read", e);
        }
    }
}
