package com.aidock.admin.llm;

import static com.aidock.admin.llm.ConnectionTestsTest.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.Query;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
class BlastRadiusTest {
    private final LlmConfigs configs;
    private final ConnectionTests tests;
    private final BlastRadius radius;
    private final JdbcTemplate sql;
    private final FakeProvider provider = FakeProvider.of(Provider.OPENAI).ok("old", "new");

    @Autowired
    BlastRadiusTest(LlmConfigs configs, ConnectionTests tests, BlastRadius radius, Environment environment) {
        this.configs = configs;
        this.tests = tests;
        this.radius = radius;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        provider.close();
        sql.update("delete from llm_config");
    }

    @Test
    void a_configuration_is_hit_when_a_test_finds_that_its_model_is_gone_and_no_more_when_it_is_replaced()
            throws Exception {
        long id = stored("A", "old", "new");
        report(tests.start(id, stage -> {}));
        assertThat(radius.all(10).rows()).isEmpty();
        provider.ok("new");
        report(tests.start(id, stage -> {}));
        assertThat(radius.all(10).rows()).singleElement().satisfies(use -> {
            assertThat(use.missing()).containsExactly("old");
            assertThat(use.hitsDefault()).isTrue();
            assertThat(use.listedAt()).isNotNull();
        });
        LlmConfigDetails now = configs.find(id).orElseThrow();
        assertThat(radius.of(now)).isPresent();
        configs.applyModels(id, now.version(), List.of("new"), "new");
        assertThat(radius.all(10).total()).isZero();
        assertThat(radius.of(configs.find(id).orElseThrow())).isEmpty();
    }

    @Test
    void a_save_that_names_an_unlisted_model_or_moves_elsewhere_is_compared_at_once() throws Exception {
        long id = stored("A", "new");
        report(tests.start(id, stage -> {}));
        LlmConfigDetails read = configs.find(id).orElseThrow();
        LlmConfigDetails typo = configs.update(
                id, read.version(), Forms.changed(read.form(), f -> f.availableModels = List.of("new", "nwe")), null);
        assertThat(radius.of(typo)).hasValueSatisfying(use -> {
            assertThat(use.missing()).containsExactly("nwe");
            assertThat(use.hitsDefault()).isFalse();
        });
        LlmConfigDetails moved = configs.update(
                id,
                typo.version(),
                Forms.changed(typo.form(), f -> f.apiEndpoint = "https://elsewhere.example/v1"),
                Secret.of("sk-another-0123456789"));
        assertThat(radius.of(moved)).isEmpty();
    }

    @Test
    void active_ones_come_first_then_those_whose_default_is_gone() throws Exception {
        long listed = stored("Listed only", "new", "old");
        long inactive = stored("Inactive", "old");
        long broken = stored("Broken default", "old", "new");
        configs.setActive(inactive, null, false);
        provider.ok("new");
        for (long id : List.of(listed, inactive, broken)) {
            report(tests.start(id, stage -> {}));
        }
        assertThat(radius.all(10).rows())
                .extracting(ModelUse::name)
                .containsExactly("Broken default", "Listed only", "Inactive");
        assertThat(radius.all(1).rows()).hasSize(1);
        assertThat(radius.all(1).total()).isEqualTo(3);
    }

    @Test
    void others_at_the_same_endpoint_that_name_a_gone_model_are_found_without_being_tested() {
        long asking = stored("Asking", "old");
        stored("Other", "new", "old");
        stored("Untouched", "new");
        sql.update("insert into llm_config (name, provider, is_active, available_models)"
                + " values ('Elsewhere', 'openai', false, '[\"old\"]')");
        LlmConfigDetails config = configs.find(asking).orElseThrow();
        assertThat(radius.others(config, List.of("old", "older"), 10))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.name()).isEqualTo("Other");
                    assertThat(use.missing()).containsExactly("old");
                    assertThat(use.hitsDefault()).isFalse();
                });
        assertThat(radius.others(config, List.of(), 10)).isEmpty();
    }

    @Test
    void a_list_that_is_empty_says_nothing_of_any_model() throws Exception {
        long id = stored("A", "old");
        provider.ok();
        report(tests.start(id, stage -> {}));
        assertThat(radius.all(10).total()).isZero();
    }

    @Test
    void what_was_hit_is_found_without_reading_100_000_others() {
        sql.update(
                "insert into llm_config (name, provider, is_active, available_models)"
                        + " select 'Config ' || n, 'openai', false, jsonb_build_array('m-' || n % 1000, 'shared') from generate_series(1, 20000) n");
        sql.update(
                "insert into llm_model_listing (llm_config_id, listed_at, provider, models, missing)"
                        + " select id, now(), 'openai', '[\"x\"]', case when id % 2000 = 0 then '[\"shared\"]'::jsonb else '[]'::jsonb end from llm_config");
        sql.execute("analyze llm_config, llm_model_listing");
        assertThat(plan("missing", Map.of(":limit", "50")))
                .contains("llm_model_listing_missing_ix", "llm_config_pk")
                .doesNotContain("Seq Scan");
        assertThat(plan(
                        "naming",
                        Map.of(
                                ":models", "'{m-7,m-8}'",
                                ":provider", "'openai'",
                                ":endpoint", "null",
                                ":except", "1",
                                ":limit", "50")))
                .contains("llm_config_available_models_ix")
                .doesNotContain("Seq Scan");
        assertThat(radius.all(50).rows()).hasSize(radius.all(0).total()).isNotEmpty();
    }

    /** The plan of the very query that the repository sends. */
    private String plan(String method, Map<String, String> parameters) {
        String query = Stream.of(ModelListingRepository.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map(found -> found.getAnnotation(Query.class).value())
                .findFirst()
                .orElseThrow();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            query = query.replace(parameter.getKey(), parameter.getValue());
        }
        return String.join("\n", sql.queryForList("explain " + query, String.class));
    }

    private long stored(String name, String... models) {
        LlmConfigForm form = Forms.of(f -> {
            f.name = name;
            f.apiEndpoint = provider.endpoint().toString();
            f.availableModels = List.of(models);
            f.defaultModel = models[0];
        });
        LlmConfigDetails created = configs.create(form, Secret.of("sk-test-0123456789-wxyz"));
        return configs.allowPrivateHost(created.id(), created.version(), provider.host())
                .id();
    }
}
