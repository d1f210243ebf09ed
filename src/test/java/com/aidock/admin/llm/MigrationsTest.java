package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.TestPostgres;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What migrations make of rows that are there already: a database of an older version, filled, then brought forward.
 */
class MigrationsTest {
    private static final String KEYS = "13";
    private static final String BEFORE_KEYS = "7";
    private static final String BEFORE_PRICES = "13";
    private static final String BEFORE_SCALE = "15";
    private static final String BEFORE_HOURS = "16";
    private static final String BEFORE_ORIGINS = "17";
    private static final String START = "2026-11-01T00:00:00Z";
    /** Sealed by Tink with the key 16909060, and something that Tink did not seal. */
    private static final String SEALED = "'\\x0101020304ffee'";

    private String url = "";
    private JdbcTemplate sql = new JdbcTemplate();

    @BeforeEach
    void empty() {
        url = TestPostgres.newEmptyDatabase();
        sql = PlainSql.ofUrl(url);
    }

    @Test
    void since_when_a_key_is_in_use_comes_from_the_history_and_when_it_was_accepted_from_the_tests_since() {
        migrate(BEFORE_KEYS);
        config(1, "changed", SEALED);
        revision(1, 1, 0, "[]");
        revision(1, 2, 60, "[\"api_key\"]");
        revision(1, 3, 120, "[\"custom_headers/x\"]");
        test(1, 30, "OK");
        test(1, 90, "OK");
        test(1, 100, "BAD_KEY");
        config(2, "as created", SEALED);
        revision(2, 1, 10, "[]");
        test(2, 5, "OK");
        config(3, "without history", SEALED);
        config(4, "without key", "null");
        revision(4, 1, 0, "[]");

        migrate(KEYS);

        assertThat(times("api_key_stored_at")).containsExactly(at(60), at(10), at(-60), null);
        assertThat(times("api_key_accepted_at")).containsExactly(at(90), null, null, null);
    }

    @Test
    void what_a_row_is_sealed_with_is_known_of_rows_that_were_there() {
        migrate(BEFORE_KEYS);
        config(1, "key", SEALED);
        config(2, "nothing", "null");
        config(3, "foreign", "'\\x00'");
        config(4, "header", "null");
        sql.update(
                "update llm_config set custom_headers = '[{\"name\": \"X\", \"sealed\": \"AQECAwT/\"}, {\"name\": \"Y\"}]' where id = 4");

        migrate(KEYS);

        assertThat(sql.queryForList("select sealed_with::text from llm_config order by id", String.class))
                .containsExactly("{16909060}", "{}", "{0}", "{16909060}");
    }

    @ParameterizedTest
    @CsvSource({
        "openai, , https://api.openai.com",
        "azure_openai, , no endpoint",
        "custom, HTTPS://API.Example.ORG:443/v1/, https://api.example.org",
        "custom, http://llm.example.org.:8080, http://llm.example.org:8080",
        "custom, http://[2001:DB8::1]:80/v1, http://[2001:db8::1]",
        "ollama, , http://localhost:11434"
    })
    void secrets_that_were_there_belong_to_where_their_configuration_leads(
            String provider, @Nullable String endpoint, String origin) {
        migrate(BEFORE_ORIGINS);
        config(1, "sealed", SEALED);
        sql.update("""
                update llm_config set is_active = false, provider = ?, api_endpoint = ?,
                    previous_key_ciphertext = api_key_ciphertext, previous_key_last4 = 'x',
                    previous_key_fingerprint = 'y', previous_key_until = now(), custom_headers =
                        '[{"name": "X", "sealed": "AQECAwT/"}, {"name": "Y", "value": "plain"}]'""", provider, endpoint);
        config(2, "nothing", "null");

        migrate(null);

        assertThat(Origin.called(Provider.fromId(provider).orElseThrow(), endpoint))
                .isEqualTo(origin);
        assertThat(sql.queryForMap("""
                select api_key_origin as key, previous_key_origin as previous,
                    custom_headers -> 0 ->> 'origin' as header, custom_headers -> 1 ->> 'origin' as plain,
                    custom_headers -> 1 ->> 'name' as second
                from llm_config where id = 1"""))
                .containsEntry("key", origin)
                .containsEntry("previous", origin)
                .containsEntry("header", origin)
                .containsEntry("plain", null)
                .containsEntry("second", "Y");
        assertThat(sql.queryForList("select api_key_origin from llm_config where id = 2", String.class))
                .containsOnlyNulls();
        assertThat(sql.queryForList("select key_id from llm_keyset", Long.class))
                .containsExactly(16909060L);
    }

    @Test
    void prices_that_were_there_have_no_origin_and_stay_as_they_are() {
        migrate(BEFORE_PRICES);
        config(1, "priced", "null");
        sql.update("update llm_config set cost_per_request = 0.25, cost_per_1k_input_tokens = 1.5");

        migrate(null);

        assertThat(sql.queryForMap("select cost_per_request::text, cost_per_1k_input_tokens::text, price_origins::text"
                        + " from llm_config"))
                .isEqualTo(Map.of(
                        "cost_per_request", "0.250000", "cost_per_1k_input_tokens", "1.500000", "price_origins", "{}"));
    }

    @Test
    void failures_in_a_row_are_counted_from_the_kept_tests() {
        migrate(BEFORE_SCALE);
        config(1, "failing since", SEALED);
        test(1, 10, "OK");
        test(1, 20, "TIMEOUT");
        test(1, 30, "NOT_POSSIBLE");
        test(1, 40, "BAD_KEY");
        config(2, "works", SEALED);
        test(2, 10, "TIMEOUT");
        test(2, 20, "OK");
        config(3, "never worked", SEALED);
        test(3, 5, "UNREACHABLE");
        config(4, "never tested", SEALED);
        config(5, "could not be asked", SEALED);
        test(5, 5, "NOT_POSSIBLE");

        migrate(null);

        assertThat(sql.queryForList("select failing_tests from llm_config order by id", Integer.class))
                .containsExactly(2, 0, 1, 0, 0);
        assertThat(times("failing_since")).containsExactly(at(20), null, at(5), null, null);
    }

    @Test
    void the_indexes_that_were_made_anew_still_keep_names_apart() {
        migrate(BEFORE_SCALE);
        config(1, "Alpha", "null");
        migrate(null);
        assertThatThrownBy(() -> config(2, "ALPHA", "null")).hasMessageContaining("llm_config_name_uq");
    }

    @Test
    void the_pools_history_that_was_there_stays_and_hours_may_join_it() {
        migrate(BEFORE_HOURS);
        sample(10);
        sample(300);
        assertThatThrownBy(() -> sample(3600)).hasMessageContaining("pool_sample_step_ck");

        migrate(null);

        sample(3600);
        assertThat(sql.queryForList("select step_seconds from pool_sample order by 1", Integer.class))
                .containsExactly(10, 300, 3600);
        assertThatThrownBy(() -> sample(60)).hasMessageContaining("pool_sample_step_ck");
    }

    private void sample(int step) {
        sql.update("""
                insert into pool_sample values (%d, '%s', 'main', 'one', 1, 1, 0, 0, 0, 0, 0, 100, 0, 0, 0, '{}', '{}',
                    '{}')""".formatted(step, START));
        sql.update("insert into console_sample values (%d, '%s', 'one', 0, '{}', '{}')".formatted(step, START));
    }

    private void migrate(@Nullable String target) {
        Flyway.configure()
                .dataSource(PlainSql.jdbcUrl(url), "postgres", "")
                .locations("classpath:db/migration")
                .target(target == null ? "latest" : target)
                .load()
                .migrate();
    }

    private void config(long id, String name, String key) {
        String given = key.equals("null") ? "null" : "'x'";
        sql.update("""
                insert into llm_config (id, name, provider, is_active, api_key_ciphertext, api_key_last4,
                    api_key_fingerprint, created_at)
                values (%d, '%s', 'custom', false, %s, %s, %s, timestamptz '%s' - interval '1 hour')""".formatted(id, name, key, given, given, START));
    }

    private void revision(long id, int revision, int minute, String secrets) {
        sql.update("""
                insert into llm_config_revision (llm_config_id, revision, at, actor, action, content, secrets_changed)
                values (%d, %d, timestamptz '%s' + interval '%d minutes', 'Ana', 'X', '{}', '%s')""".formatted(id, revision, START, minute, secrets));
    }

    private void test(long id, int minute, String outcome) {
        sql.update("""
                insert into llm_test_result (llm_config_id, tested_at, outcome, message, latency_ms, models, with_completion)
                values (%d, timestamptz '%s' + interval '%d minutes', '%s', 'm', 1, 0, false)""".formatted(id, START, minute, outcome));
    }

    private List<@Nullable Instant> times(String column) {
        return sql.query("select " + column + " from llm_config order by id", (row, number) -> {
            OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        });
    }

    private static Instant at(int minute) {
        return Instant.parse(START).plusSeconds(minute * 60L);
    }
}
