package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.PlainSql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
class KeyHygieneTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");

    private final LlmConfigs configs;
    private final KeyHygiene hygiene;
    private final UnreadableSecrets unreadable;
    private final JdbcTemplate sql;

    @Autowired
    KeyHygieneTest(LlmConfigs configs, KeyHygiene hygiene, UnreadableSecrets unreadable, Environment environment) {
        this.unreadable = unreadable;
        this.configs = configs;
        this.hygiene = hygiene;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
        unreadable.forget(unreadable.behind(Long.MIN_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void without_a_key_and_with_keys_that_work_all_is_well() {
        assertThat(hygiene.counts().allWell()).isTrue();
        stored("A", "aaaa");
        assertThat(hygiene.counts().of(KeyFinding.UNTESTED)).isEqualTo(1);
        tested("A");
        assertThat(hygiene.counts()).isEqualTo(new KeyCounts(1, hygiene.counts().found()));
        assertThat(hygiene.counts().allWell()).isTrue();
        assertThat(page(null)).containsExactly("A");
    }

    @Test
    void keys_that_are_shared_stand_together_and_are_found_by_their_fingerprint() {
        String shared = stored("A", "same").key().fingerprint();
        stored("B", "else");
        stored("C", "same");
        assertThat(page(KeyFinding.SHARED)).containsExactlyInAnyOrder("A", "C");
        assertThat(hygiene.counts().of(KeyFinding.SHARED)).isEqualTo(2);
        assertThat(hygiene.page(new KeyQuery(null, shared), null, 10))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.sharing()).isEqualTo(2));
    }

    @Test
    void each_finding_lists_what_it_is_about_and_nothing_else() {
        stored("Well", "well");
        tested("Well");
        stored("Untested", "untested");
        stored("Old", "old");
        tested("Old");
        sql.update("update llm_config set api_key_stored_at = now() - interval '200 days' where name = 'Old'");
        LlmConfigDetails unreadable = stored("Unreadable", "unreadable");
        tested("Unreadable");
        sql.update("update llm_config set api_key_ciphertext = '\\x00' where name = 'Unreadable'");
        assertThat(configs.find(unreadable.id()).orElseThrow().needsSecretAgain())
                .isTrue();
        assertThat(page(KeyFinding.UNTESTED)).containsExactly("Untested");
        assertThat(page(KeyFinding.OLD)).containsExactly("Old");
        assertThat(page(KeyFinding.UNREADABLE)).containsExactly("Unreadable");
        assertThat(page(KeyFinding.OLD_SEAL)).isEmpty();
        assertThat(page(null)).startsWith("Old").hasSize(4);
        assertThat(hygiene.counts().found().values()).containsExactlyInAnyOrder(1L, 1L, 1L, 0L, 0L);
    }

    @Test
    void a_new_key_counts_as_untested_although_the_one_before_was_tested() {
        LlmConfigDetails config = stored("A", "first");
        tested("A");
        configs.setKey(config.id(), config.version(), Secret.of(KEY.reveal() + "next"));
        assertThat(page(KeyFinding.UNTESTED)).containsExactly("A");
        assertThat(configs.find(config.id()).orElseThrow().key().acceptedAt()).isNull();
    }

    @Test
    void pages_go_on_behind_the_last_row_without_a_gap_or_a_repetition() {
        bulk(450);
        for (@org.jspecify.annotations.Nullable
        KeyFinding finding : java.util.Arrays.asList(null, KeyFinding.SHARED, KeyFinding.UNTESTED)) {
            List<String> seen = new java.util.ArrayList<>();
            @org.jspecify.annotations.Nullable KeyRow last = null;
            List<KeyRow> page;
            do {
                page = hygiene.page(new KeyQuery(finding, null), last, 100);
                page.forEach(row -> seen.add(row.name()));
                last = page.isEmpty() ? last : page.getLast();
            } while (page.size() == 100);
            assertThat(seen).as(String.valueOf(finding)).hasSize(450).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_question_enters_an_index_however_many_configurations_there_are() {
        bulk(20_000);
        sql.update("update llm_config set last_tested_at = now(), last_test_outcome = 'OK', last_test_message = 'x'");
        sql.execute("vacuum analyze llm_config");
        assertThat(plan("c.api_key_stored_at is not null order by c.api_key_stored_at, c.id limit 100"))
                .contains("llm_config_api_key_stored_at_ix")
                .doesNotContain("Seq Scan");
        assertThat(plan("c.sealed_with && cast(string_to_array('4711', ',') as bigint[]) order by c.id limit 100"))
                .contains("llm_config_sealed_with_ix")
                .doesNotContain("Seq Scan");
        assertThat(plan("c.id = any(cast(string_to_array('4711,4712', ',') as bigint[])) order by c.id limit 100"))
                .contains("llm_config_pk")
                .doesNotContain("Seq Scan");
        assertThat(plan(KeySearch.UNTESTED + " order by c.id limit 100"))
                .contains("llm_config_key_untested_ix")
                .doesNotContain("Seq Scan");
        assertThat(plan(KeySearch.SHARED + " order by c.api_key_fingerprint, c.id limit 100"))
                .contains("llm_config_api_key_fingerprint_ix")
                .doesNotContain("Seq Scan");
    }

    private String plan(String condition) {
        return String.join(
                "\n", sql.queryForList("explain select c.id from llm_config c where " + condition, String.class));
    }

    /** Each key in two configurations, none of them tested. */
    private void bulk(int count) {
        sql.update("""
                insert into llm_config (name, provider, is_active, api_key_ciphertext, api_key_last4,
                    api_key_fingerprint, api_key_stored_at)
                select 'bulk ' || i, 'openai', false, '\\x0100000001', 'abcd', lpad((i / 2)::text, 12, '0'),
                    now() - make_interval(mins => i % 7)
                from generate_series(2, ? + 1) i""", count);
    }

    private List<String> page(@org.jspecify.annotations.Nullable KeyFinding finding) {
        return hygiene.page(new KeyQuery(finding, null), null, 10).stream()
                .map(KeyRow::name)
                .toList();
    }

    private void tested(String name) {
        sql.update(
                "update llm_config set last_tested_at = now(), last_test_outcome = 'OK', last_test_message = 'x' where name = ?",
                name);
    }

    private LlmConfigDetails stored(String name, String key) {
        return configs.create(Forms.named(name), Secret.of(KEY.reveal() + key));
    }
}
