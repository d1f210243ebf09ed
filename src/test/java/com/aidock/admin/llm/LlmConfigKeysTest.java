package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.llm.vault.Vaults;
import com.aidock.admin.testing.PlainSql;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@LlmTest
@ExtendWith(OutputCaptureExtension.class)
class LlmConfigKeysTest {
    private static final Secret FIRST = Secret.of("sk-planted-first-0123456789-aaaa");
    private static final Secret NEXT = Secret.of("sk-planted-next-0123456789-bbbb");

    private final LlmConfigs configs;
    private final LlmConfigKeys keys;
    private final Connections connections;
    private final PreviousKeysExpiry expiry;
    private final JdbcTemplate sql;

    @Autowired
    LlmConfigKeysTest(
            LlmConfigs configs,
            LlmConfigKeys keys,
            Connections connections,
            PreviousKeysExpiry expiry,
            Environment environment) {
        this.configs = configs;
        this.keys = keys;
        this.connections = connections;
        this.expiry = expiry;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void a_rotated_key_is_used_at_once_and_the_one_before_it_is_kept_for_a_day() {
        LlmConfigDetails before = stored("A");
        LlmConfigDetails after = rotated(before);
        assertThat(sent(after)).isEqualTo(NEXT);
        assertThat(after.key().last4()).isEqualTo("bbbb");
        PreviousKeyHint previous = Objects.requireNonNull(after.previousKey());
        assertThat(previous.last4()).isEqualTo("aaaa");
        assertThat(previous.fingerprint()).isEqualTo(before.key().fingerprint());
        assertThat(previous.readable()).isTrue();
        assertThat(previous.keptUntil())
                .isEqualTo(Objects.requireNonNull(after.key().storedAt()).plus(Duration.ofDays(1)));
    }

    @Test
    void switching_back_is_a_rotation_so_that_there_is_a_way_back_again() {
        LlmConfigDetails rotated = rotated(stored("A"));
        LlmConfigDetails back = keys.switchBack(rotated.id(), rotated.version());
        assertThat(sent(back)).isEqualTo(FIRST);
        assertThat(Objects.requireNonNull(back.previousKey()).last4()).isEqualTo("bbbb");
        LlmConfigDetails forth = keys.switchBack(back.id(), back.version());
        assertThat(sent(forth)).isEqualTo(NEXT);
        assertThat(audited(forth.id())).contains("LLM_CONFIG_KEY_ROTATED", "LLM_CONFIG_KEY_SWITCHED_BACK");
    }

    @Test
    void a_key_whose_time_is_over_is_no_way_back_even_before_it_is_erased_and_then_erased_for_every_reader() {
        LlmConfigDetails rotated = rotated(stored("A"));
        sql.update("update llm_config set previous_key_until = now() - interval '1 second'");
        assertThat(configs.find(rotated.id()).orElseThrow().previousKey()).isNull();
        assertThatThrownBy(() -> keys.switchBack(rotated.id(), rotated.version()))
                .isInstanceOf(InvalidLlmConfig.class)
                .hasMessageContaining("not kept any more");
        expiry.run();
        assertThat(previousColumns()).containsOnlyNulls();
        assertThat(audited(rotated.id())).contains("LLM_CONFIG_PREVIOUS_KEY_EXPIRED");
        assertThat(configs.find(rotated.id()).orElseThrow().version()).isEqualTo(rotated.version());
    }

    @Test
    void a_key_within_its_time_is_left_alone_by_the_expiry() {
        LlmConfigDetails rotated = rotated(stored("A"));
        expiry.run();
        assertThat(configs.find(rotated.id()).orElseThrow().previousKey()).isNotNull();
    }

    @Test
    void a_previous_key_is_forgotten_on_request_and_only_the_one_that_is_meant() {
        LlmConfigDetails rotated = rotated(stored("A"));
        String fingerprint = Objects.requireNonNull(rotated.previousKey()).fingerprint();
        assertThat(keys.forgetPrevious(rotated.id(), "000000000000").previousKey())
                .isNotNull();
        assertThat(keys.forgetPrevious(rotated.id(), fingerprint).previousKey()).isNull();
        assertThat(previousColumns()).containsOnlyNulls();
        assertThat(audited(rotated.id()).stream().filter("LLM_CONFIG_PREVIOUS_KEY_FORGOTTEN"::equals))
                .hasSize(1);
    }

    @Test
    void a_form_for_another_server_takes_the_way_back_away_with_the_key() {
        LlmConfigDetails rotated = rotated(stored("A"));
        LlmConfigDetails moved = configs.update(
                rotated.id(),
                rotated.version(),
                Forms.changed(rotated.form(), f -> f.apiEndpoint = "https://elsewhere.example"),
                Secret.of("sk-planted-third-0123456789-cccc"));
        assertThat(moved.previousKey()).isNull();
        assertThat(previousColumns()).containsOnlyNulls();
    }

    @Test
    void a_form_with_a_new_key_for_the_same_server_keeps_the_one_before() {
        LlmConfigDetails config = stored("A");
        LlmConfigDetails saved = configs.update(config.id(), config.version(), config.form(), NEXT);
        assertThat(Objects.requireNonNull(saved.previousKey()).last4()).isEqualTo("aaaa");
        LlmConfigDetails again = configs.update(saved.id(), saved.version(), saved.form(), NEXT);
        assertThat(again.previousKey()).isEqualTo(saved.previousKey());
        assertThat(again.key().storedAt()).isEqualTo(saved.key().storedAt());
    }

    @Test
    void the_key_in_use_is_no_next_key_and_a_removed_key_leaves_nothing() {
        LlmConfigDetails rotated = rotated(stored("A"));
        assertThatThrownBy(() -> keys.rotate(rotated.id(), rotated.version(), NEXT, null))
                .isInstanceOf(InvalidLlmConfig.class)
                .hasMessageContaining("in use already");
        LlmConfigDetails inactive = configs.setActive(rotated.id(), rotated.version(), false);
        LlmConfigDetails removed = configs.removeKey(inactive.id(), inactive.version());
        assertThat(removed.key()).isEqualTo(KeyHint.NONE);
        assertThat(previousColumns()).containsOnlyNulls();
    }

    @Test
    void an_unreadable_key_is_replaced_and_not_kept() {
        LlmConfigDetails config = stored("A");
        sql.update(
                "update llm_config set api_key_ciphertext = ?",
                Vaults.fresh().seal(FIRST, "llm_config/%d/api_key".formatted(config.id())));
        LlmConfigDetails after = keys.rotate(config.id(), config.version(), NEXT, null);
        assertThat(after.key().state()).isEqualTo(KeyState.STORED);
        assertThat(after.previousKey()).isNull();
    }

    @Test
    void a_rotation_on_top_of_somebody_elses_change_is_refused() {
        LlmConfigDetails read = stored("A");
        configs.setActive(read.id(), read.version(), false);
        assertThatThrownBy(() -> keys.rotate(read.id(), read.version(), NEXT, null))
                .isInstanceOf(StaleLlmConfig.class);
        assertThatThrownBy(() -> keys.switchBack(read.id(), read.version())).isInstanceOf(StaleLlmConfig.class);
        assertThat(sent(read)).isEqualTo(FIRST);
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_may_do_none_of_it() {
        assertThatThrownBy(() -> keys.rotate(1, 0, NEXT, null)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> keys.switchBack(1, 0)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> keys.forgetPrevious(1, "f")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void planted_keys_are_nowhere_and_the_history_says_only_that_one_was_changed(CapturedOutput output) {
        LlmConfigDetails rotated = rotated(stored("A"));
        keys.switchBack(rotated.id(), rotated.version());
        StringBuilder dump = new StringBuilder();
        sql.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class)
                .forEach(table -> sql.queryForList("select row_to_json(t)::text from " + table + " t", String.class)
                        .forEach(dump::append));
        assertThat(dump.toString())
                .contains("Fingerprint " + rotated.key().fingerprint(), "Not tested before.")
                .doesNotContain("planted")
                .doesNotContain(hex("planted"));
        assertThat(rotated.toString()).doesNotContain("planted");
        assertThat(output).doesNotContain("planted");
        assertThat(sql.queryForList(
                        "select secrets_changed::text from llm_config_revision where llm_config_id = ? and revision > 1",
                        String.class,
                        rotated.id()))
                .containsOnly("[\"api_key\"]");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private LlmConfigDetails rotated(LlmConfigDetails config) {
        return keys.rotate(config.id(), config.version(), NEXT, null);
    }

    private Secret sent(LlmConfigDetails config) {
        return Objects.requireNonNull(Objects.requireNonNull(
                        connections.stored(config.id()).handover().target())
                .key());
    }

    private List<String> audited(long id) {
        return sql.queryForList("select action from audit_entry where object_id = ?", String.class, Long.toString(id));
    }

    private Collection<@Nullable Object> previousColumns() {
        Map<String, @Nullable Object> row = sql.queryForMap(
                "select previous_key_ciphertext, previous_key_last4, previous_key_fingerprint, previous_key_stored_at, previous_key_accepted_at, previous_key_until from llm_config");
        return row.values();
    }

    private LlmConfigDetails stored(String name) {
        return configs.create(Forms.named(name), FIRST);
    }
}
