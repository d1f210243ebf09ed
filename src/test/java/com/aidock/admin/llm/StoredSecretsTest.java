package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aidock.admin.llm.probe.ProbeTarget;
import com.aidock.admin.llm.vault.Vault;
import com.aidock.admin.llm.vault.Vaults;
import com.aidock.admin.testing.PlainSql;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
@ExtendWith(OutputCaptureExtension.class)
class StoredSecretsTest {
    private static final String PLANTED_KEY = "sk-planted-Zq8vK3xR7mN1pL5t-wxyz";
    private static final String PLANTED_HEADER = "planted-Hd4wB9cJ2fG6yT0s-1234";

    private static final String A = "https://a.openai.azure.com";
    private static final String EVIL = "https://x.westeurope.cloudapp.azure.com";

    private final LlmConfigs configs;
    private final LlmConfigKeys keys;
    private final LlmConfigImport imports;
    private final ConnectionTests tests;
    private final StoredSecretsCheck check;
    private final Connections connections;
    private final Vault vault;
    private final JdbcTemplate sql;

    @Autowired
    StoredSecretsTest(
            LlmConfigs configs,
            LlmConfigKeys keys,
            LlmConfigImport imports,
            ConnectionTests tests,
            StoredSecretsCheck check,
            Connections connections,
            Vault vault,
            Environment environment) {
        this.configs = configs;
        this.keys = keys;
        this.imports = imports;
        this.tests = tests;
        this.check = check;
        this.connections = connections;
        this.vault = vault;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void a_ciphertext_from_another_row_does_not_open_and_everything_else_goes_on() {
        LlmConfigDetails a = stored("A", "https://a.example");
        LlmConfigDetails b = stored("B", "https://b.example");
        sql.update(
                "update llm_config set api_key_ciphertext = (select api_key_ciphertext from llm_config where id = ?) where id = ?",
                a.id(),
                b.id());
        LlmConfigDetails swapped = configs.find(b.id()).orElseThrow();
        assertThat(swapped.key().state()).isEqualTo(KeyState.UNREADABLE);
        assertThat(swapped.needsSecretAgain()).isTrue();
        LlmConfigDetails saved = configs.update(
                b.id(), b.version(), Forms.changed(swapped.form(), f -> f.description = "still editable"), null);
        assertThat(configs.setKey(b.id(), saved.version(), Secret.of(PLANTED_KEY))
                        .key()
                        .state())
                .isEqualTo(KeyState.STORED);
    }

    @Test
    void a_header_from_another_row_or_under_another_name_does_not_open() {
        LlmConfigDetails a = stored("A", "https://a.example");
        LlmConfigDetails b = stored("B", "https://b.example");
        sql.update(
                "update llm_config set custom_headers = (select custom_headers from llm_config where id = ?) where id = ?",
                a.id(),
                b.id());
        assertThat(configs.find(b.id()).orElseThrow().headers())
                .singleElement()
                .satisfies(header -> assertThat(header.unreadable()).isTrue());
        sql.update("update llm_config set custom_headers = replace(custom_headers::text, 'X-Token', 'X-Other')::jsonb");
        assertThat(configs.find(a.id()).orElseThrow().needsSecretAgain()).isTrue();
    }

    @Test
    void the_check_after_the_start_marks_what_needs_to_be_entered_again_and_clears_what_is_well_again(
            CapturedOutput output) {
        LlmConfigDetails good = stored("Good", "https://a.example");
        LlmConfigDetails bad = stored("Bad", "https://b.example");
        byte[] foreign = Vaults.fresh().seal(Secret.of(PLANTED_KEY), "llm_config/%d/api_key".formatted(bad.id()));
        byte[] own =
                sql.queryForObject("select api_key_ciphertext from llm_config where id = ?", byte[].class, bad.id());
        sql.update("update llm_config set api_key_ciphertext = ? where id = ?", foreign, bad.id());
        assertThat(check.check()).containsExactly(bad.id());
        assertThat(marked()).containsExactly("Bad");
        assertThat(configs.find(bad.id()).orElseThrow().version()).isEqualTo(bad.version());
        assertThat(output).contains("Their ids: " + bad.id()).doesNotContain("planted");
        sql.update("update llm_config set api_key_ciphertext = ? where id = ?", own, bad.id());
        assertThat(check.check()).isEmpty();
        assertThat(marked()).isEmpty();
        assertThat(good.key().state()).isEqualTo(KeyState.STORED);
    }

    @Test
    void the_check_goes_through_more_rows_than_a_batch_has() {
        sql.update("""
                insert into llm_config (name, provider, is_active, api_key_ciphertext, api_key_last4, api_key_fingerprint)
                select 'bulk ' || i, 'openai', false, '\\x00', 'abcd', '000000000000' from generate_series(1, 450) i""");
        assertThat(check.check()).hasSize(450);
    }

    @Test
    void a_planted_secret_is_nowhere(CapturedOutput output) {
        LlmConfigDetails a = stored("A", "https://a.example");
        configs.update(a.id(), a.version(), Forms.changed(a.form(), f -> f.name = "B"), null);
        try {
            configs.create(form("b", "https://c.example"), Secret.of(PLANTED_KEY));
        } catch (InvalidLlmConfig e) {
            assertThat(e).hasMessageNotContaining("planted");
        }
        LlmConfigDetails read = configs.find(a.id()).orElseThrow();
        assertThat(read.toString()).doesNotContain("planted").doesNotContain(PLANTED_KEY.substring(3, 20));
        assertThat(form("x", "https://x.example").toString()).doesNotContain("planted");
        assertThat(new QuickCreate(Provider.OPENAI, "A", Secret.of(PLANTED_KEY), null).toString())
                .doesNotContain("planted");
        assertThat(dump())
                .doesNotContain("planted")
                .doesNotContain(hex(PLANTED_KEY))
                .contains("wxyz", "1234");
        assertThat(output).doesNotContain("planted").doesNotContain(hex(PLANTED_KEY));
    }

    @Test
    void a_secret_that_lost_its_endpoint_does_not_follow_the_next_one() {
        LlmConfigDetails config = azure("A");
        LlmConfigDetails without = update(config, f -> f.apiEndpoint = null);
        assertThat(without.key().enteredFor()).isEqualTo(A);
        assertThat(target(without)).satisfies(target -> {
            assertThat(target.key()).isNull();
            assertThat(target.headers()).isEmpty();
        });
        assertThat(refusals(() -> update(without, f -> f.apiEndpoint = EVIL)))
                .containsExactly(
                        "This key was entered for %s; enter the key for %s.".formatted(A, EVIL),
                        "The value of the header X-Token was entered for %s; enter the one for %s.".formatted(A, EVIL));
        assertThat(refusals(() -> tests.testDraft(
                                without.id(),
                                Forms.changed(without.form(), f -> f.apiEndpoint = EVIL),
                                null,
                                stage -> {})
                        .report()
                        .toCompletableFuture()
                        .join()))
                .hasSize(2);
        // Where it was entered for it is as good as ever.
        LlmConfigDetails back = update(without, f -> f.apiEndpoint = A + "/openai");
        assertThat(Objects.requireNonNull(target(back).key())).isEqualTo(Secret.of(PLANTED_KEY));
    }

    @Test
    void a_key_that_was_entered_without_an_endpoint_is_asked_for_with_the_first_one() {
        LlmConfigDetails created = configs.create(
                ProviderDefaults.form(Provider.AZURE_OPENAI, "Azure", null, false), Secret.of(PLANTED_KEY));
        assertThat(refusals(() -> update(created, f -> f.apiEndpoint = A)))
                .containsExactly("This key was entered for no endpoint; enter the key for %s.".formatted(A));
        LlmConfigDetails entered = configs.update(
                created.id(),
                created.version(),
                Forms.changed(created.form(), f -> f.apiEndpoint = A),
                Secret.of(PLANTED_KEY));
        assertThat(Objects.requireNonNull(target(entered).key())).isEqualTo(Secret.of(PLANTED_KEY));
    }

    @Test
    void an_endpoint_that_is_changed_past_the_program_gets_no_secret() {
        LlmConfigDetails key = azure("Key");
        sql.update("update llm_config set api_endpoint = ?, api_key_origin = ?", EVIL, EVIL);
        assertThat(handover(key).reason()).contains("cannot be read");
        sql.update("update llm_config set api_key_origin = ?", A);
        assertThat(handover(key).reason())
                .isEqualTo("A stored secret was entered for %s, so nothing was sent to %s. Enter it again for %s."
                        .formatted(A, EVIL, EVIL));
        assertThat(tests.start(key.id(), stage -> {})
                        .report()
                        .toCompletableFuture()
                        .join()
                        .result()
                        .message())
                .contains("was entered for " + A);
        configs.setKey(key.id(), key.version(), Secret.of(PLANTED_KEY + "2"));
        assertThat(handover(key).reason())
                .as("the header is another one's still")
                .contains(A);
        sql.update(
                "update llm_config set is_active = false, provider = 'huggingface', api_endpoint = null, custom_headers = '[]'");
        assertThat(handover(key).reason()).contains(EVIL, "https://router.huggingface.co");
    }

    @Test
    void a_copy_of_a_configuration_and_a_switch_back_keep_each_secret_with_its_origin() {
        LlmConfigDetails config = azure("A");
        LlmConfigDetails rotated = configs.setKey(config.id(), config.version(), Secret.of(PLANTED_KEY + "2"));
        LlmConfigDetails without = update(rotated, f -> f.apiEndpoint = null);
        LlmConfigDetails copy = configs.duplicate(without.id());
        assertThat(copy.key().enteredFor()).isEqualTo(A);
        assertThat(refusals(() -> update(copy, f -> f.apiEndpoint = EVIL))).hasSize(2);
        LlmConfigDetails back = keys.switchBack(without.id(), without.version());
        assertThat(back.key().enteredFor()).isEqualTo(A);
        LlmConfigDetails again = update(back, f -> f.apiEndpoint = A);
        assertThat(Objects.requireNonNull(target(again).key())).isEqualTo(Secret.of(PLANTED_KEY));
        // Entered for a server of somebody's own, a new key is no way to have the old one sent there.
        LlmConfigDetails moved = configs.update(
                again.id(),
                again.version(),
                Forms.changed(again.form(), f -> {
                    f.apiEndpoint = EVIL;
                    f.customHeaders = List.of();
                }),
                Secret.of(PLANTED_KEY + "3"));
        assertThat(moved.previousKey()).isNull();
        sql.update(
                "update llm_config set previous_key_ciphertext = api_key_ciphertext, previous_key_last4 = 'abcd',"
                        + " previous_key_fingerprint = 'x', previous_key_until = now() + interval '1 day',"
                        + " previous_key_origin = ?",
                A);
        assertThat(refusals(() -> keys.switchBack(moved.id(), moved.version()))).hasSize(1);
    }

    @Test
    void a_revision_and_a_file_ask_for_the_secrets_where_they_lead_elsewhere() {
        LlmConfigDetails config = azure("A");
        LlmConfigDetails moved = configs.update(
                config.id(),
                config.version(),
                Forms.changed(config.form(), f -> {
                    f.apiEndpoint = EVIL;
                    f.customHeaders = List.of();
                }),
                Secret.of(PLANTED_KEY + "2"));
        assertThat(refusals(() -> configs.restore(moved.id(), moved.version(), 1, null, null)))
                .contains("This key was entered for %s; enter the key for %s.".formatted(EVIL, A));
        ImportPlan plan = imports.plan("""
                {"format": "%s", "configurations":
                 [{"name": "A", "provider": "azure_openai", "api_endpoint": "https://b.openai.azure.com"}]}""".formatted(LlmConfigExport.FORMAT));
        assertThat(plan.rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(ImportRow.Kind.WRONG);
            assertThat(row.faults().toString()).contains("was entered for " + EVIL);
        });
    }

    @Test
    void secrets_from_before_stay_readable_are_bound_after_the_start_and_then_stay_where_they_are() {
        LlmConfigDetails config = azure("Before");
        String place = "llm_config/%d/".formatted(config.id());
        sql.update(
                "update llm_config set api_key_ciphertext = ?, custom_headers = jsonb_set(custom_headers, '{0,sealed}', to_jsonb(?::text))",
                vault.seal(Secret.of(PLANTED_KEY), place + "api_key"),
                Base64.getEncoder().encodeToString(vault.seal(Secret.of(PLANTED_HEADER), place + "header/x-token")));
        assertThat(Objects.requireNonNull(target(config).key())).isEqualTo(Secret.of(PLANTED_KEY));
        assertThat(target(config).headers()).containsEntry("X-Token", Secret.of(PLANTED_HEADER));
        assertThat(check.check()).isEmpty();
        byte[] bound =
                Objects.requireNonNull(sql.queryForObject("select api_key_ciphertext from llm_config", byte[].class));
        assertThat(vault.opens(bound, place + "api_key")).isFalse();
        assertThat(Objects.requireNonNull(target(config).key())).isEqualTo(Secret.of(PLANTED_KEY));
        assertThat(configs.find(config.id()).orElseThrow().version()).isEqualTo(config.version());
        sql.update("update llm_config set api_endpoint = ?, api_key_origin = null", EVIL);
        assertThat(handover(config).target()).isNull();
        assertThat(check.check()).containsExactly(config.id());
        assertThat(handover(config).target()).isNull();
    }

    @Test
    void tls_for_plain_http_takes_the_secrets_along_and_binds_them_there() {
        LlmConfigDetails plain = stored("Plain", "http://a.example");
        LlmConfigDetails tls = update(plain, f -> f.apiEndpoint = "https://a.example");
        assertThat(tls.key().enteredFor()).isEqualTo("https://a.example");
        assertThat(target(tls).headers()).containsEntry("X-Token", Secret.of(PLANTED_HEADER));
        assertThat(refusals(() -> update(tls, f -> f.apiEndpoint = "http://a.example")))
                .hasSize(2);
    }

    private LlmConfigDetails azure(String name) {
        return configs.create(
                Forms.changed(form(name, A), f -> f.provider = Provider.AZURE_OPENAI), Secret.of(PLANTED_KEY));
    }

    private LlmConfigDetails update(LlmConfigDetails config, Consumer<Forms> changes) {
        return configs.update(
                config.id(),
                config.version(),
                Forms.changed(config.form(), f -> {
                    f.active = false;
                    changes.accept(f);
                }),
                null);
    }

    private Handover handover(LlmConfigDetails config) {
        return connections.stored(config.id()).handover();
    }

    private ProbeTarget target(LlmConfigDetails config) {
        return Objects.requireNonNull(handover(config).target());
    }

    private static List<String> refusals(ThrowingCallable change) {
        Throwable failure = Objects.requireNonNull(catchThrowable(change));
        InvalidLlmConfig invalid = (InvalidLlmConfig)
                Objects.requireNonNull(failure instanceof CompletionException e ? e.getCause() : failure);
        return invalid.violations().stream().map(Violation::message).toList();
    }

    private List<String> marked() {
        return configs
                .list(
                        new ListQuery(
                                "", null, ListQuery.State.ALL, ListQuery.Sort.NAME, ListQuery.Direction.ASCENDING),
                        0,
                        50)
                .rows()
                .stream()
                .filter(LlmConfigRow::secretsUnreadable)
                .map(LlmConfigRow::name)
                .toList();
    }

    /** Every row of every table of ours as text. */
    private String dump() {
        StringBuilder dump = new StringBuilder();
        sql.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class)
                .forEach(table -> sql.queryForList("select row_to_json(t)::text from " + table + " t", String.class)
                        .forEach(dump::append));
        return dump.toString();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private LlmConfigDetails stored(String name, String endpoint) {
        return configs.create(form(name, endpoint), Secret.of(PLANTED_KEY));
    }

    private static LlmConfigForm form(String name, String endpoint) {
        return Forms.of(f -> {
            f.name = name;
            f.apiEndpoint = endpoint;
            f.customHeaders = List.of(new HeaderForm("X-Token", Secret.of(PLANTED_HEADER), true));
        });
    }
}
