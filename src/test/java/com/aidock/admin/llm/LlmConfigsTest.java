package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aidock.admin.testing.PlainSql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.security.test.context.support.WithMockUser;

@LlmTest
class LlmConfigsTest {
    private static final Secret KEY = Secret.of("sk-test-0123456789-wxyz");

    private final LlmConfigs configs;
    private final JdbcTemplate sql;

    @Autowired
    LlmConfigsTest(LlmConfigs configs, Environment environment) {
        this.configs = configs;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_usage");
        sql.update("delete from llm_config");
    }

    @Test
    void stores_every_field_and_gives_it_back() {
        LlmConfigForm form = Forms.of(f -> {
            f.description = "For the desk";
            f.apiVersion = "2024-10-21";
            f.modelParameters.put("temperature", 0.7);
            f.modelParameters.put("stop", List.of("a", "b"));
            f.rateLimitRpm = 0;
            f.rateLimitTpm = 90_000;
            f.dailyQuota = Integer.MAX_VALUE;
            f.monthlyBudgetUsd = new BigDecimal("99999999.99");
            f.costPer1kInputTokens = new BigDecimal("100.000001");
            f.costPer1kOutputTokens = new BigDecimal("0.000001");
            f.costPerRequest = new BigDecimal("999999.999999");
            f.isPublic = false;
            f.priority = 7;
            f.providerSettings.put("timeout", 45);
        });
        LlmConfigDetails created = configs.create(form, KEY);
        LlmConfigDetails found = configs.find(created.id()).orElseThrow();
        assertThat(found).isEqualTo(created);
        assertThat(found.form()).isEqualTo(form);
        assertThat(found.key().last4()).isEqualTo("wxyz");
        assertThat(found.key().state()).isEqualTo(KeyState.STORED);
        assertThat(found.version()).isZero();
        assertThat(found.providerName()).isEqualTo("OpenAI");
        assertThat(found.isRateLimited()).isTrue();
        assertThat(found.estimatedCostPerRequest()).isEqualByComparingTo("1000100.0000005");
    }

    @Test
    void an_empty_number_stays_none_and_is_never_0() {
        LlmConfigDetails created = configs.create(Forms.of(f -> f.rateLimitRpm = 5), KEY);
        configs.update(created.id(), 0, Forms.changed(created.form(), f -> f.rateLimitRpm = null), null);
        assertThat(sql.queryForMap("select rate_limit_rpm, monthly_budget_usd, cost_per_request from llm_config"))
                .containsValues((Object) null)
                .allSatisfy((name, value) -> assertThat(value).isNull());
    }

    @Test
    void an_endpoint_and_a_provider_can_be_changed() {
        LlmConfigDetails created = configs.create(Forms.valid(), KEY);
        LlmConfigForm moved = Forms.changed(created.form(), f -> {
            f.provider = Provider.GROQ;
            f.apiEndpoint = "https://api.groq.com/openai/v1";
        });
        LlmConfigDetails updated = configs.update(created.id(), 0, moved, Secret.of("gsk-another-0123456789"));
        assertThat(updated.form()).isEqualTo(moved);
        assertThat(updated.key().last4()).isEqualTo("6789");
        assertThat(updated.version()).isEqualTo(1);
    }

    @Test
    void saving_a_form_leaves_the_key_alone() {
        LlmConfigDetails created = configs.create(Forms.valid(), KEY);
        byte[] before = sql.queryForObject("select api_key_ciphertext from llm_config", byte[].class);
        configs.update(created.id(), 0, Forms.changed(created.form(), f -> f.description = "new"), null);
        assertThat(sql.queryForObject("select api_key_ciphertext from llm_config", byte[].class))
                .isEqualTo(before);
    }

    @Test
    void a_stored_key_does_not_follow_the_form_to_another_server_or_provider() {
        LlmConfigDetails created = configs.create(Forms.valid(), KEY);
        Stream.of("https://evil.example/v1", "http://api.openai.com/v1", "https://api.openai.com:8443/v1")
                .forEach(endpoint -> assertThat(violations(() -> update(created, f -> f.apiEndpoint = endpoint)))
                        .singleElement()
                        .satisfies(v -> assertThat(v.field()).isEqualTo(Fields.API_KEY))
                        .satisfies(
                                v -> assertThat(v.message()).contains("https://api.openai.com", "enter the key for")));
        assertThat(violations(() -> update(created, f -> f.provider = Provider.MISTRAL)))
                .extracting(Violation::field)
                .containsExactly(Fields.API_KEY);
        assertThat(update(created, f -> f.apiEndpoint = "https://API.openai.com:443/other")
                        .version())
                .isEqualTo(1);
    }

    @Test
    void a_secret_header_is_kept_shown_as_a_hint_and_stays_with_its_server() {
        LlmConfigDetails created = configs.create(
                Forms.of(f -> f.customHeaders = List.of(
                        new HeaderForm("X-Team", Secret.of("ops"), false),
                        new HeaderForm("X-Token", Secret.of("planted-header-value-1234"), true),
                        new HeaderForm("X-Short", Secret.of("short-one"), true))),
                KEY);
        assertThat(created.headers())
                .containsExactly(
                        new HeaderHint("X-Team", false, "ops", null, false),
                        new HeaderHint("X-Token", true, null, "1234", false),
                        new HeaderHint("X-Short", true, null, "••••", false));
        LlmConfigDetails saved = update(created, f -> f.customHeaders = List.of(HeaderForm.kept("x-token")));
        assertThat(saved.headers()).containsExactly(new HeaderHint("x-token", true, null, "1234", false));
        assertThat(violations(() -> update(saved, f -> f.apiEndpoint = "https://evil.example", KEY)))
                .extracting(Violation::field)
                .containsExactly(Fields.CUSTOM_HEADERS);
        assertThat(violations(() -> update(saved, f -> f.customHeaders = List.of(HeaderForm.kept("X-Other")))))
                .extracting(Violation::field)
                .containsExactly(Fields.CUSTOM_HEADERS);
        assertThat(sql.queryForObject("select custom_headers::text from llm_config", String.class))
                .doesNotContain("planted");
    }

    @Test
    void a_name_is_unique_whatever_its_case_and_the_refusal_stands_at_the_name() {
        configs.create(Forms.named("Straße 1"), KEY);
        LlmConfigDetails other = configs.create(Forms.named("Other"), KEY);
        assertThat(violations(() -> configs.create(Forms.named("STRAßE 1"), KEY)))
                .containsExactly(new Violation(
                        Fields.NAME, "There is a configuration named \"STRAßE 1\" already. Choose another name."));
        assertThat(violations(() -> update(other, f -> f.name = "straße 1")))
                .extracting(Violation::field)
                .containsExactly(Fields.NAME);
        assertThat(update(other, f -> f.name = "OTHER").form().name()).isEqualTo("OTHER");
    }

    @Test
    void of_many_creations_with_one_name_at_the_same_time_one_succeeds() throws Exception {
        List<Object> outcomes = together(8, () -> configs.create(Forms.named("Race"), KEY));
        assertThat(outcomes).filteredOn(LlmConfigDetails.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(InvalidLlmConfig.class::isInstance).hasSize(7);
    }

    @Test
    void a_stale_save_is_refused_with_what_is_there_now() {
        LlmConfigDetails read = configs.create(Forms.valid(), KEY);
        update(read, f -> f.description = "first");
        StaleLlmConfig stale =
                catchThrowableOfType(StaleLlmConfig.class, () -> update(read, f -> f.description = "second"));
        assertThat(stale.current().form().description()).isEqualTo("first");
        assertThat(stale.current().version()).isEqualTo(1);
    }

    @Test
    void of_many_saves_at_the_same_time_one_succeeds() throws Exception {
        LlmConfigDetails read = configs.create(Forms.valid(), KEY);
        List<Object> outcomes = together(
                8,
                () -> update(read, f -> f.description = Thread.currentThread().getName()));
        assertThat(outcomes).filteredOn(LlmConfigDetails.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(StaleLlmConfig.class::isInstance).hasSize(7);
    }

    @Test
    void what_does_not_exist_is_said_to_be_gone() {
        assertThat(configs.find(99)).isEmpty();
        assertThatThrownBy(() -> configs.update(99, 0, Forms.valid(), null)).isInstanceOf(LlmConfigNotFound.class);
        assertThatThrownBy(() -> configs.delete(99)).isInstanceOf(LlmConfigNotFound.class);
    }

    @Test
    void an_active_one_without_history_can_be_deleted() {
        long id = configs.create(Forms.valid(), KEY).id();
        configs.delete(id);
        assertThat(configs.find(id)).isEmpty();
    }

    @Test
    void one_with_history_is_kept_and_can_be_deactivated() {
        LlmConfigDetails created = configs.create(Forms.valid(), KEY);
        sql.update("insert into llm_usage (llm_config_id, model) values (?, 'gpt-large')", created.id());
        assertThatThrownBy(() -> configs.delete(created.id()))
                .isInstanceOf(LlmConfigInUse.class)
                .hasMessageContaining("Deactivate");
        assertThat(configs.setActive(created.id(), null, false).form().active()).isFalse();
    }

    @Test
    void an_active_one_has_endpoint_model_and_key() {
        assertThat(violations(() -> configs.create(
                        Forms.of(f -> {
                            f.apiEndpoint = null;
                            f.defaultModel = null;
                        }),
                        KEY)))
                .extracting(Violation::field)
                .containsExactly(Fields.API_ENDPOINT, Fields.DEFAULT_MODEL);
        assertThat(violations(() -> configs.create(Forms.valid(), null)))
                .extracting(Violation::field)
                .containsExactly(Fields.API_KEY);
        LlmConfigDetails inactive = configs.create(ProviderDefaults.form(Provider.OPENAI, "Quick", null, false), KEY);
        assertThat(violations(() -> configs.setActive(inactive.id(), null, true)))
                .extracting(Violation::field)
                .containsExactly(Fields.DEFAULT_MODEL);
    }

    @Test
    void a_key_is_replaced_and_removed_on_its_own() {
        LlmConfigDetails created = configs.create(Forms.valid(), KEY);
        LlmConfigDetails replaced = configs.setKey(created.id(), 0, Secret.of(" sk-new-0123456789-abcd\n"));
        assertThat(replaced.key().last4()).isEqualTo("abcd");
        assertThat(replaced.key().fingerprint()).isNotEqualTo(created.key().fingerprint());
        assertThat(violations(() -> configs.removeKey(created.id(), 1)))
                .extracting(Violation::field)
                .containsExactly(Fields.API_KEY);
        configs.setActive(created.id(), 1L, false);
        assertThat(configs.removeKey(created.id(), 2).key()).isEqualTo(KeyHint.NONE);
    }

    @Test
    void a_key_meant_for_one_server_is_not_stored_for_another_that_was_saved_meanwhile() {
        LlmConfigDetails read = configs.create(Forms.valid(), KEY);
        update(read, f -> f.apiEndpoint = "https://other.example", KEY);
        assertThatThrownBy(() -> configs.setKey(read.id(), read.version(), KEY)).isInstanceOf(StaleLlmConfig.class);
    }

    @Test
    void only_the_endpoints_own_host_can_be_allowed_and_only_while_it_is_the_endpoint() {
        LlmConfigDetails created = configs.create(Forms.of(f -> f.apiEndpoint = "http://10.0.0.5:8080/v1"), KEY);
        assertThat(violations(() -> configs.allowPrivateHost(created.id(), 0, "10.0.0.6")))
                .hasSize(1);
        LlmConfigDetails allowed = configs.allowPrivateHost(created.id(), 0, "10.0.0.5");
        assertThat(allowed.allowedPrivateHost()).isEqualTo("10.0.0.5");
        assertThat(update(allowed, f -> f.apiEndpoint = "http://10.0.0.6:8080/v1", KEY)
                        .allowedPrivateHost())
                .isNull();
    }

    @Test
    void the_models_that_a_provider_listed_are_taken_over() {
        LlmConfigDetails created = configs.create(Forms.valid(), KEY);
        LlmConfigDetails updated = configs.applyModels(created.id(), 0, List.of("a", "b"), "b");
        assertThat(updated.form().availableModels()).containsExactly("a", "b");
        assertThat(updated.form().defaultModel()).isEqualTo("b");
    }

    @Test
    void json_keeps_its_types() {
        LlmConfigDetails created = configs.create(
                Forms.of(f -> f.modelParameters =
                        Map.of("temperature", 0.1, "n", 2, "stream", true, "o", Map.of("l", List.of("x", 1)))),
                KEY);
        assertThat(configs.find(created.id()).orElseThrow().form().modelParameters())
                .isEqualTo(created.form().modelParameters());
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_reads_and_changes_nothing() {
        assertThat(configs.list(ListQuery.DEFAULT, 0, 10).rows()).isEmpty();
        assertThat(configs.find(1)).isEmpty();
        Stream.<Runnable>of(
                        () -> configs.create(Forms.valid(), KEY),
                        () -> configs.quickCreate(new QuickCreate(Provider.OPENAI, "A", KEY, null)),
                        () -> configs.update(1, 0, Forms.valid(), null),
                        () -> configs.setActive(1, null, true),
                        () -> configs.applyModels(1, 0, List.of(), "m"),
                        () -> configs.setKey(1, 0, KEY),
                        () -> configs.removeKey(1, 0),
                        () -> configs.allowPrivateHost(1, 0, null),
                        () -> configs.delete(1))
                .forEach(change -> assertThatThrownBy(change::run).isInstanceOf(AccessDeniedException.class));
    }

    private LlmConfigDetails update(LlmConfigDetails read, Consumer<Forms> changes, Secret... key) {
        return configs.update(
                read.id(), read.version(), Forms.changed(read.form(), changes), key.length == 0 ? null : key[0]);
    }

    private static List<Violation> violations(Callable<?> change) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidLlmConfig.class, change::call))
                .violations();
    }

    private static List<Object> together(int threads, Callable<?> task) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        try (ExecutorService executor =
                new DelegatingSecurityContextExecutorService(Executors.newFixedThreadPool(threads))) {
            List<Future<Object>> futures = Stream.generate(() -> executor.submit(() -> {
                        barrier.await();
                        try {
                            return (Object) task.call();
                        } catch (RuntimeException e) {
                            return e;
                        }
                    }))
                    .limit(threads)
                    .toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
