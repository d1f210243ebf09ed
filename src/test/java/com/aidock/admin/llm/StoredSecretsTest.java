package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.vault.Vaults;
import com.aidock.admin.testing.PlainSql;
import java.util.List;
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

    private final LlmConfigs configs;
    private final StoredSecretsCheck check;
    private final JdbcTemplate sql;

    @Autowired
    StoredSecretsTest(LlmConfigs configs, StoredSecretsCheck check, Environment environment) {
        this.configs = configs;
        this.check = check;
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
