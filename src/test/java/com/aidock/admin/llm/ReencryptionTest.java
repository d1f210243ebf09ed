package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.vault.Vault;
import com.aidock.admin.llm.vault.Vaults;
import com.aidock.admin.testing.PlainSql;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** With a keyset of two keys: what is stored is first sealed anew by hand with the older one. */
@LlmTest
class ReencryptionTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");
    private static final Secret BEFORE = Secret.of("sk-planted-before-0123-aaaa");
    private static final Secret HEADER = Secret.of("planted-header-0123456789");

    private final LlmConfigs configs;
    private final KeyReencryption reencryption;
    private final ReencryptionSteps steps;
    private final ReencryptionJob job;
    private final Vault vault;
    private final LlmConfigRepository rows;
    private final TransactionTemplate transaction;
    private final JdbcTemplate sql;

    @Autowired
    ReencryptionTest(
            LlmConfigs configs,
            KeyReencryption reencryption,
            ReencryptionSteps steps,
            ReencryptionJob job,
            Vault vault,
            LlmConfigRepository rows,
            TransactionTemplate transaction,
            Environment environment) {
        this.rows = rows;
        this.transaction = transaction;
        this.configs = configs;
        this.reencryption = reencryption;
        this.steps = steps;
        this.job = job;
        this.vault = vault;
        this.sql = PlainSql.of(environment);
    }

    @DynamicPropertySource
    static void keyset(DynamicPropertyRegistry registry) {
        registry.add("AIDOCK_KEYSET", Vaults::twoKeys);
    }

    @AfterEach
    void empty() {
        await().until(() -> sql.queryForList("select id from llm_reencryption where ended_at is null")
                .isEmpty());
        sql.update("delete from llm_reencryption");
        sql.update("delete from llm_config");
    }

    @Test
    void moves_keys_previous_keys_and_headers_to_the_primary_key_and_then_the_old_one_can_go() {
        LlmConfigDetails config = sealedWithOldKey("A");
        KeySurvey before = reencryption.survey();
        assertThat(before.toDo()).isEqualTo(1);
        assertThat(before.lines()).anySatisfy(line -> {
            assertThat(line.keyId()).isEqualTo(oldKeyId());
            assertThat(line.known()).isTrue();
            assertThat(List.of(line.keys(), line.previousKeys(), line.headers()))
                    .containsExactly(1L, 1L, 1L);
        });
        assertThat(configs.find(config.id()).orElseThrow().needsSecretAgain()).isFalse();
        reencryption.start();
        Reencryption ended = ended();
        assertThat(ended.outcome()).isEqualTo(Reencryption.Outcome.DONE);
        assertThat(ended.done()).isEqualTo(1);
        KeySurvey after = reencryption.survey();
        assertThat(after.toDo()).isZero();
        assertThat(after.lines()).filteredOn(line -> line.keyId() == oldKeyId()).allMatch(KeySurvey.Line::unused);
        byte[] key =
                Objects.requireNonNull(sql.queryForObject("select api_key_ciphertext from llm_config", byte[].class));
        assertThat(Vaults.onlyPrimary().open(key, bound(config.id()))).isEqualTo(KEY);
        LlmConfigDetails read = configs.find(config.id()).orElseThrow();
        assertThat(read.needsSecretAgain()).isFalse();
        assertThat(read.previousKey()).isNotNull().satisfies(previous -> assertThat(previous.readable())
                .isTrue());
        assertThat(read.key().fingerprint()).isEqualTo(vault.fingerprint(KEY));
        // Editors notice nothing.
        assertThat(read.version()).isEqualTo(config.version());
        assertThat(read.updatedAt()).isEqualTo(config.updatedAt());
    }

    @Test
    void a_run_that_a_crash_left_behind_goes_on_from_its_position_and_counts_nothing_twice() {
        IntStream.range(0, 5).forEach(i -> sealedWithOldKey("A" + i));
        steps.begin();
        assertThat(steps.take("crashed")).isTrue();
        assertThat(steps.step("crashed", 2)).isTrue();
        assertThat(reencryption.latest().orElseThrow().done()).isEqualTo(2);
        // Nobody takes it from a holder that may still be alive.
        assertThat(steps.take("another")).isFalse();
        job.resume();
        assertThat(reencryption.latest().orElseThrow().running()).isTrue();
        sql.update("update llm_reencryption set held_until = now() - interval '1 second'");
        job.resume();
        assertThat(ended().done()).isEqualTo(5);
        assertThat(reencryption.survey().toDo()).isZero();
        // The one that was thought dead finds that it has nothing to do any more.
        assertThat(steps.step("crashed", 2)).isFalse();
    }

    @Test
    void what_cannot_be_read_stays_and_everything_else_goes_on() {
        LlmConfigDetails good = sealedWithOldKey("Good");
        LlmConfigDetails bad = sealedWithOldKey("Bad");
        byte[] foreign = Vaults.fresh().seal(KEY, purpose(bad.id(), "api_key"));
        sql.update("update llm_config set api_key_ciphertext = ? where id = ?", foreign, bad.id());
        reencryption.start();
        Reencryption ended = ended();
        assertThat(List.of(ended.done(), ended.unreadable())).containsExactly(1L, 1L);
        assertThat(sql.queryForObject("select api_key_ciphertext from llm_config where id = ?", byte[].class, bad.id()))
                .isEqualTo(foreign);
        assertThat(configs.find(good.id()).orElseThrow().needsSecretAgain()).isFalse();
        assertThat(configs.find(bad.id()).orElseThrow().headers()).noneMatch(HeaderHint::unreadable);
        // What another test was refused may be written as late as now.
        assertThat(audit()).anyMatch(text -> text.contains("1 are left, of which 1 cannot be read"));
    }

    @Test
    void only_one_runs_at_a_time_over_all_replicas_and_it_can_be_cancelled() {
        sealedWithOldKey("A");
        steps.begin();
        assertThat(steps.take("another replica")).isTrue();
        assertThatThrownBy(reencryption::start).isInstanceOf(ReencryptionRunning.class);
        reencryption.cancel();
        assertThat(steps.step("another replica", 10)).isFalse();
        assertThat(ended().outcome()).isEqualTo(Reencryption.Outcome.CANCELLED);
        assertThat(reencryption.survey().toDo()).isEqualTo(1);
        assertThat(audit())
                .anyMatch(text -> text.startsWith("1 configurations have something"))
                .anyMatch(text -> text.startsWith("Cancelled."))
                .noneMatch(text -> text.contains("planted"));
    }

    @Test
    void a_key_that_is_stored_meanwhile_is_neither_lost_nor_overwritten() {
        LlmConfigDetails config = sealedWithOldKey("A");
        configs.setKey(config.id(), config.version(), Secret.of("sk-planted-meanwhile-0123"));
        byte[] meanwhile = sql.queryForObject("select api_key_ciphertext from llm_config", byte[].class);
        reencryption.start();
        ended();
        assertThat(sql.queryForObject("select api_key_ciphertext from llm_config", byte[].class))
                .isEqualTo(meanwhile);
    }

    @Test
    void a_row_that_is_changed_in_the_middle_of_a_batch_is_left_as_it_is_and_done_in_the_next_pass() throws Exception {
        LlmConfigDetails first = sealedWithOldKey("A");
        LlmConfigDetails second = sealedWithOldKey("B");
        steps.begin();
        assertThat(steps.take("me")).isTrue();
        Secret meanwhile = Secret.of("sk-planted-meanwhile-0123-zzzz");
        Thread batch = new Thread(() -> steps.step("me", 2));
        // The batch has read both rows and waits for the first, while somebody stores another key in the second.
        transaction.executeWithoutResult(status -> {
            rows.lock(first.id());
            batch.start();
            await().pollInSameThread().until(this::somebodyWaitsForALock);
            elsewhere(() -> configs.setKey(second.id(), second.version(), meanwhile));
        });
        batch.join();
        assertThat(reencryption.latest().orElseThrow()).returns(1L, Reencryption::done);
        assertThat(opened(second.id())).isEqualTo(meanwhile);
        assertThat(configs.find(second.id()).orElseThrow().version()).isGreaterThan(second.version());
        assertThat(reencryption.survey().toDo()).isEqualTo(1);

        while (steps.step("me", 2)) {
            // The next pass.
        }
        assertThat(ended()).returns(2L, Reencryption::done).returns(Reencryption.Outcome.DONE, Reencryption::outcome);
        assertThat(reencryption.survey().toDo()).isZero();
        assertThat(opened(first.id())).isEqualTo(KEY);
        assertThat(opened(second.id())).isEqualTo(meanwhile);
    }

    private boolean somebodyWaitsForALock() {
        return !sql.queryForList("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database()")
                .isEmpty();
    }

    private static void elsewhere(Runnable change) {
        SecurityContext mine = SecurityContextHolder.getContext();
        Thread thread = new Thread(() -> {
            SecurityContextHolder.setContext(mine);
            change.run();
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the row's key is, by the keyset's primary key alone. */
    private Secret opened(long id) {
        byte[] key = Objects.requireNonNull(
                sql.queryForObject("select api_key_ciphertext from llm_config where id = ?", byte[].class, id));
        return Vaults.onlyPrimary().open(key, bound(id));
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void viewers_may_not_even_look() {
        assertThatThrownBy(reencryption::survey).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(reencryption::start).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(reencryption::cancel).isInstanceOf(AccessDeniedException.class);
    }

    /** Everything of it is sealed with the older key of the keyset. */
    private LlmConfigDetails sealedWithOldKey(String name) {
        LlmConfigDetails created = configs.create(
                Forms.of(f -> {
                    f.name = name;
                    f.customHeaders = List.of(new HeaderForm("X-Token", HEADER, true));
                }),
                BEFORE);
        LlmConfigDetails config = configs.setKey(created.id(), created.version(), KEY);
        Vault old = Vaults.onlyOld();
        long id = config.id();
        String header = Base64.getEncoder().encodeToString(old.seal(HEADER, purpose(id, "header/x-token")));
        sql.update(
                """
                update llm_config set api_key_ciphertext = ?, api_key_fingerprint = ?, previous_key_ciphertext = ?,
                    previous_key_fingerprint = ?, custom_headers = jsonb_set(custom_headers, '{0,sealed}', to_jsonb(?::text))
                where id = ?""",
                old.seal(KEY, purpose(id, "api_key")),
                old.fingerprint(KEY),
                old.seal(BEFORE, purpose(id, "previous_key")),
                old.fingerprint(BEFORE),
                header,
                id);
        return config;
    }

    private Reencryption ended() {
        await().pollInSameThread()
                .until(() -> !reencryption.latest().orElseThrow().running());
        return reencryption.latest().orElseThrow();
    }

    private List<String> audit() {
        return sql.queryForList("select reason from audit_entry where action like 'KEYS_%' order by id", String.class);
    }

    private static long oldKeyId() {
        return Vaults.onlyOld().primaryKeyId();
    }

    /** What a key is sealed for once it has been sealed anew. */
    private static String bound(long id) {
        return purpose(id, "api_key") + " for https://api.openai.com";
    }

    private static String purpose(long id, String what) {
        return "llm_config/%d/%s".formatted(id, what);
    }
}
