package com.aidock.admin.llm.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.llm.Secret;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789");

    private final KeysetHandle keyset = Vaults.newKeyset();
    private final Vault vault = Vaults.of(keyset);

    @Test
    void opens_what_it_sealed_and_never_seals_the_same_twice() {
        byte[] first = vault.seal(KEY, "row/1");
        byte[] second = vault.seal(KEY, "row/1");
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("planted");
        assertThat(vault.open(first, "row/1")).isEqualTo(KEY);
    }

    @Test
    void does_not_open_what_was_sealed_for_something_else() {
        byte[] sealed = vault.seal(KEY, "row/1");
        assertThatThrownBy(() -> vault.open(sealed, "row/2"))
                .isInstanceOf(UnreadableSecret.class)
                .hasNoCause()
                .hasMessageContaining("Enter it again")
                .hasMessageNotContaining("planted");
        assertThat(vault.opens(sealed, "row/2")).isFalse();
    }

    @Test
    void does_not_open_what_was_changed_cut_or_sealed_with_another_keyset() {
        byte[] sealed = vault.seal(KEY, "row/1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThat(vault.opens(changed, "row/1")).isFalse();
        assertThat(vault.opens(new byte[0], "row/1")).isFalse();
        assertThat(Vaults.fresh().opens(sealed, "row/1")).isFalse();
    }

    @Test
    void opens_what_an_older_key_of_a_rotated_keyset_sealed() {
        byte[] old = vault.seal(KEY, "row/1");
        KeysetHandle rotated = Vaults.rotated(keyset);
        Vault after = Vaults.of(rotated);
        assertThat(after.open(old, "row/1")).isEqualTo(KEY);
        byte[] sealed = after.seal(KEY, "row/1");
        assertThat(vault.opens(sealed, "row/1")).isFalse();
        int primary = Objects.requireNonNull(rotated.getPrimary()).getId();
        assertThat(Vault.keyIdOf(sealed))
                .isEqualTo(Integer.toUnsignedLong(primary))
                .isEqualTo(after.primaryKeyId());
        assertThat(Vault.keyIdOf(old)).isEqualTo(vault.primaryKeyId());
        assertThat(after.isCurrent(sealed)).isTrue();
        assertThat(after.isCurrent(old)).isFalse();
        assertThat(after.keyIds()).containsExactlyInAnyOrder(vault.primaryKeyId(), after.primaryKeyId());
        assertThat(Vault.keyIdOf(new byte[] {0})).isZero();
    }

    @Test
    void a_fingerprint_belongs_to_the_primary_key_and_is_recognised_under_the_one_before() {
        Vault after = Vaults.of(Vaults.rotated(keyset));
        String before = vault.fingerprint(KEY);
        assertThat(after.fingerprint(KEY)).isNotEqualTo(before);
        assertThat(after.isFingerprint(before, KEY)).isTrue();
        assertThat(after.isFingerprint(after.fingerprint(KEY), KEY)).isTrue();
        assertThat(after.isFingerprint(before, Secret.of("sk-another-0123456789")))
                .isFalse();
    }

    @Test
    void fingerprints_tell_secrets_apart_and_mean_nothing_without_the_keyset() {
        assertThat(vault.fingerprint(KEY))
                .matches("[0-9a-f]{12}")
                .isEqualTo(Vaults.of(keyset).fingerprint(KEY))
                .isNotEqualTo(vault.fingerprint(Secret.of("sk-planted-0123456788")))
                .isNotEqualTo(Vaults.fresh().fingerprint(KEY));
    }
}
