package com.aidock.admin.llm.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.TestPostgres;
import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class KeysetGuardTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789");

    @TempDir
    Path homes;

    private JdbcTemplate sql = new JdbcTemplate();

    @BeforeEach
    void empty() {
        sql = PlainSql.ofUrl(TestPostgres.newDatabase());
    }

    @Test
    void makes_a_keyset_for_a_database_that_has_none_and_starts_with_it_again() {
        Vault first = start("a", null);
        assertThat(start("a", null).primaryKeyId()).isEqualTo(first.primaryKeyId());
        assertThat(known()).containsExactly(first.primaryKeyId());
    }

    @Test
    void makes_no_keyset_where_the_file_is_gone_and_something_was_sealed() {
        long id = start("a", null).primaryKeyId();
        assertThatThrownBy(() -> start("b", null))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContainingAll(
                        "there is no keyset in " + homes.resolve("b/keyset.json"),
                        String.valueOf(id),
                        "bring back the keyset.json",
                        "AIDOCK_KEYSET_LOST=" + id)
                .hasMessageNotContaining("planted");
        assertThat(homes.resolve("b/keyset.json")).doesNotExist();
    }

    @Test
    void makes_no_keyset_where_rows_were_sealed_before_the_database_knew_of_keysets() {
        sealedWith(Vaults.fresh());
        assertThatThrownBy(() -> start("a", null)).isInstanceOf(StartupRefused.class);
        assertThat(homes.resolve("a/keyset.json")).doesNotExist();
        assertThat(known()).isEmpty();
    }

    @Test
    void refuses_another_keyset_and_leaves_the_database_s_canary_alone() {
        long id = start("a", null).primaryKeyId();
        KeysetHandle other = Vaults.newKeyset();
        assertThatThrownBy(() -> start("a", Vaults.json(other)))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContainingAll(
                        "AIDOCK_KEYSET has the keys " + Vaults.of(other).primaryKeyId(), "key " + id);
        assertThat(known()).containsExactly(id);
    }

    @Test
    void refuses_another_key_of_the_same_id() {
        long id = start("a", null).primaryKeyId();
        KeysetHandle other = Vaults.newKeyset();
        String forged =
                Vaults.json(other).replace(String.valueOf(Vaults.of(other).primaryKeyId()), String.valueOf(id));
        assertThatThrownBy(() -> start("b", forged))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("the key %d in it is another one than the database's".formatted(id));
    }

    @Test
    void of_two_that_start_first_at_once_with_homes_of_their_own_one_goes_on() throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> starts = List.of(() -> starts("a"), () -> starts("b"));
            List<Boolean> went = both.invokeAll(starts).stream()
                    .map(KeysetGuardTest::outcome)
                    .toList();
            assertThat(went).containsExactlyInAnyOrder(true, false);
        }
        assertThat(known()).hasSize(1);
    }

    @Test
    void goes_through_a_rotation_that_one_replica_begins() {
        KeysetHandle old = Vaults.newKeyset();
        KeysetHandle rotated = Vaults.rotated(old);
        Vault before = start("a", Vaults.json(old));
        long row = sealedWith(before);
        Vault after = start("a", Vaults.json(rotated));
        // The other replica has the new key, and still seals with the old one.
        assertThat(start("b", Vaults.json(Vaults.withPrimary(rotated, before.primaryKeyId())))
                        .primaryKeyId())
                .isEqualTo(before.primaryKeyId());
        assertThat(start("a", Vaults.json(rotated)).primaryKeyId()).isEqualTo(after.primaryKeyId());
        assertThat(known()).containsExactlyInAnyOrder(before.primaryKeyId(), after.primaryKeyId());
        // One that was not given the new key would not read what the others seal.
        assertThatThrownBy(() -> start("c", Vaults.json(old))).isInstanceOf(StartupRefused.class);

        String withoutOld = Vaults.json(Vaults.without(rotated, before.primaryKeyId()));
        assertThatThrownBy(() -> start("a", withoutOld))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("key " + before.primaryKeyId());
        sql.update("delete from llm_config where id = ?", row);
        assertThat(start("a", withoutOld).primaryKeyId()).isEqualTo(after.primaryKeyId());
        assertThat(known()).containsExactly(after.primaryKeyId());
    }

    @Test
    void starts_with_a_new_keyset_once_the_lost_key_is_given_up_by_its_id() {
        Vault lost = start("a", null);
        sealedWith(lost);
        Vault anew = guard("b").vault(null, Set.of(lost.primaryKeyId()));
        assertThat(known()).containsExactly(anew.primaryKeyId());
        assertThat(start("b", null).primaryKeyId()).isEqualTo(anew.primaryKeyId());
        // A key that is there is not given up, whatever the setting says.
        guard("b").vault(null, Set.of(anew.primaryKeyId()));
        assertThat(known()).containsExactly(anew.primaryKeyId());
    }

    @Test
    void takes_ids_as_the_refusal_writes_them() {
        assertThat(VaultConfiguration.lost(" 12, 4294967295 ")).containsExactlyInAnyOrder(12L, 4294967295L);
        assertThat(VaultConfiguration.lost(" ")).isEmpty();
        assertThatThrownBy(() -> VaultConfiguration.lost("all")).isInstanceOf(StartupRefused.class);
    }

    private boolean starts(String home) {
        try {
            start(home, null);
            return true;
        } catch (StartupRefused e) {
            return false;
        }
    }

    private Vault start(String home, @Nullable String setting) {
        return guard(home).vault(setting, Set.of());
    }

    private KeysetGuard guard(String home) {
        return new KeysetGuard(
                new KeysetSource(new Home(homes.resolve(home))), Objects.requireNonNull(sql.getDataSource()));
    }

    private long sealedWith(Vault vault) {
        return Objects.requireNonNull(
                sql.queryForObject("""
                insert into llm_config (name, provider, is_active, api_key_ciphertext, api_key_last4, api_key_fingerprint)
                values (?, 'openai', false, ?, 'abcd', '000000000000') returning id""", Long.class, "Sealed with " + vault.primaryKeyId(), vault.seal(KEY, "x")));
    }

    private List<Long> known() {
        return sql.queryForList("select key_id from llm_keyset order by key_id", Long.class);
    }

    private static boolean outcome(Future<Boolean> start) {
        return start.resultNow();
    }
}
