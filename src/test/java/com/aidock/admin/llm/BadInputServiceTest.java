package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aidock.admin.testing.Garbage;
import com.aidock.admin.testing.PlainSql;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bad values for each field by the thousand, through the rules and through the services, as the form sends them. */
@LlmTest
class BadInputServiceTest {
    private static final int RULES = 10_000;
    private static final int STORED = 60;
    private static final int SEARCHES = 150;
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");
    private static final String HUGE = "x".repeat(10 * 1024 * 1024);
    private static final String DIGEST =
            "select coalesce(md5(string_agg(c::text, ' ' order by id)), '') from llm_config c";

    /** The text fields, each with how a value gets into it. */
    private static final Map<String, BiConsumer<Forms, String>> TEXTS = texts();

    private final Random random = new Random(20261125);
    private final Garbage garbage = new Garbage(random, Fields.EDITABLE);
    private final LlmConfigs configs;
    private final LlmConfigBatches batches;
    private final JdbcTemplate sql;

    @Autowired
    BadInputServiceTest(LlmConfigs configs, LlmConfigBatches batches, Environment environment) {
        this.configs = configs;
        this.batches = batches;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    private static Map<String, BiConsumer<Forms, String>> texts() {
        Map<String, BiConsumer<Forms, String>> texts = new LinkedHashMap<>();
        texts.put(Fields.NAME, (form, text) -> form.name = text);
        texts.put(Fields.DESCRIPTION, (form, text) -> form.description = text);
        texts.put(Fields.API_ENDPOINT, (form, text) -> form.apiEndpoint = text);
        texts.put(Fields.API_VERSION, (form, text) -> form.apiVersion = text);
        texts.put(Fields.DEFAULT_MODEL, (form, text) -> form.defaultModel = text);
        texts.put(Fields.AVAILABLE_MODELS, (form, text) -> form.availableModels = List.of("gpt-large", text));
        texts.put(
                Fields.CUSTOM_HEADERS,
                (form, text) -> form.customHeaders = List.of(new HeaderForm("X-Team", Secret.of(text), false)));
        texts.put(Fields.MODEL_PARAMETERS, (form, text) -> form.modelParameters = Map.of("user", text));
        texts.put(Fields.PROVIDER_SETTINGS, (form, text) -> form.providerSettings = Map.of("proxy", text));
        return texts;
    }

    @Test
    void ten_megabytes_in_any_field_are_refused_there_quickly_and_not_repeated() {
        TEXTS.forEach((field, put) -> {
            LlmConfigForm form = Forms.of(f -> put.accept(f, HUGE));
            InvalidLlmConfig refused = refused(() -> configs.create(form, KEY));
            assertThat(refused.violations())
                    .extracting(Violation::field)
                    .as(field)
                    .contains(field)
                    .isSubsetOf(field, Fields.AVAILABLE_MODELS);
            assertThat(refused.getMessage()).hasSizeLessThan(1_000);
        });
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            lines.add("model-" + i);
        }
        InvalidLlmConfig refused = refused(() -> configs.create(Forms.of(f -> f.availableModels = lines), KEY));
        assertThat(refused.violations()).extracting(Violation::field).containsExactly(Fields.AVAILABLE_MODELS);
        assertThat(sql.queryForList("select id from llm_config")).isEmpty();
    }

    @Test
    void thousands_of_texts_are_judged_at_their_own_field_and_never_break_a_rule_s_neck() {
        List<String> fields = List.copyOf(TEXTS.keySet());
        int refused = 0;
        long start = System.nanoTime();
        for (int i = 0; i < RULES; i++) {
            String field = fields.get(random.nextInt(fields.size()));
            String text = garbage.pasted();
            LlmConfigForm form = Forms.of(f -> at(field).accept(f, text));
            List<Violation> found = LlmConfigRules.check(form);
            // A default model is one of the available ones, so what is wrong with it is wrong there too.
            assertThat(found).extracting(Violation::field).as(text).isSubsetOf(field, Fields.AVAILABLE_MODELS);
            assertThat(found).allSatisfy(violation -> assertThat(violation.message())
                    .hasSizeBetween(10, 400)
                    .doesNotContain("\u0000", "\u202e"));
            refused += found.isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("some are good and some are not").isBetween(RULES / 10, RULES * 9 / 10);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void what_the_rules_let_through_is_stored_as_it_is_and_what_they_refuse_changes_nothing() {
        List<String> fields = List.copyOf(TEXTS.keySet());
        LlmConfigDetails current = configs.create(Forms.valid(), KEY);
        int stored = 0;
        for (int i = 0; i < STORED; i++) {
            String field = fields.get(random.nextInt(fields.size()));
            String text = garbage.pasted();
            LlmConfigForm form = Forms.changed(current.form(), f -> at(field).accept(f, text));
            boolean valid = LlmConfigRules.check(form).isEmpty();
            String before = digest();
            LlmConfigDetails from = current;
            try {
                current = configs.update(from.id(), from.version(), form, KEY);
                stored++;
                assertThat(valid).as(text).isTrue();
                assertThat(configs.find(from.id()).orElseThrow().form())
                        .as(text)
                        .isEqualTo(form);
            } catch (InvalidLlmConfig e) {
                assertThat(digest()).as(text).isEqualTo(before);
                assertThat(e.violations()).extracting(Violation::field).as(text).isNotEmpty();
            }
        }
        assertThat(stored).isBetween(STORED / 10, STORED * 9 / 10);
    }

    @Test
    void numbers_at_and_past_each_bound() {
        Map<String, BiConsumer<Forms, BigDecimal>> money = new LinkedHashMap<>();
        money.put(Fields.COST_PER_1K_INPUT_TOKENS, (form, n) -> form.costPer1kInputTokens = n);
        money.put(Fields.COST_PER_1K_OUTPUT_TOKENS, (form, n) -> form.costPer1kOutputTokens = n);
        money.put(Fields.COST_PER_REQUEST, (form, n) -> form.costPerRequest = n);
        money.forEach((field, put) -> {
            for (String good : List.of("0", "0.000001", "999999.999999")) {
                assertGood(Forms.of(f -> put.accept(f, new BigDecimal(good))));
            }
            for (String bad : List.of("-0.000001", "0.0000001", "1000000", "999999.9999991", "1e300", "1e-300")) {
                assertBad(field, Forms.of(f -> put.accept(f, new BigDecimal(bad))));
            }
        });
        for (String good : List.of("0", "0.01", "99999999.99")) {
            assertGood(Forms.of(f -> f.monthlyBudgetUsd = new BigDecimal(good)));
        }
        for (String bad : List.of("-0.01", "0.001", "100000000")) {
            assertBad(Fields.MONTHLY_BUDGET_USD, Forms.of(f -> f.monthlyBudgetUsd = new BigDecimal(bad)));
        }
        for (int limit : List.of(0, 1, Integer.MAX_VALUE)) {
            assertGood(Forms.of(f -> {
                f.rateLimitRpm = limit;
                f.rateLimitTpm = limit;
                f.dailyQuota = limit;
            }));
        }
        assertBad(Fields.RATE_LIMIT_RPM, Forms.of(f -> f.rateLimitRpm = -1));
        assertBad(Fields.RATE_LIMIT_TPM, Forms.of(f -> f.rateLimitTpm = Integer.MIN_VALUE));
        assertBad(Fields.DAILY_QUOTA, Forms.of(f -> f.dailyQuota = -1));
        assertGood(Forms.of(f -> f.priority = 0));
        assertGood(Forms.of(f -> f.priority = 1000));
        assertBad(Fields.PRIORITY, Forms.of(f -> f.priority = -1));
        assertBad(Fields.PRIORITY, Forms.of(f -> f.priority = 1001));
    }

    @Test
    void quick_starts_and_reasons_are_judged_as_well() {
        for (int i = 0; i < 300; i++) {
            String text = garbage.pasted();
            QuickCreate quick = new QuickCreate(Provider.CUSTOM, text, null, garbage.pasted());
            assertThat(LlmConfigRules.check(quick))
                    .extracting(Violation::field)
                    .isSubsetOf(Fields.NAME, Fields.DESCRIPTION);
        }
        LlmConfigDetails config = configs.create(Forms.valid(), KEY);
        String before = digest();
        for (String why : List.of(HUGE, "a\u0000b", "a\u202eb", "a\ud800b", "x".repeat(501))) {
            InvalidLlmConfig refused = refused(() -> configs.update(
                    config.id(), config.version(), Forms.changed(config.form(), f -> f.priority = 1), null, why));
            assertThat(refused.violations()).extracting(Violation::field).containsExactly(Fields.REASON);
        }
        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void any_search_finds_what_has_it_or_nothing_and_never_fails() {
        for (String name :
                List.of("100%_done", "'; drop table llm_config; --", "<script>alert(1)</script>", "back\\slash")) {
            configs.create(Forms.named(name), KEY);
            assertThat(configs.list(query(name), 0, 5).rows())
                    .extracting(LlmConfigRow::name)
                    .containsExactly(name);
        }
        for (int i = 0; i < SEARCHES; i++) {
            ListQuery query = query(garbage.pasted());
            assertThatCode(() -> configs.list(query, 0, 5)).as(query.search()).doesNotThrowAnyException();
        }
        for (String text : List.of(HUGE, "a\u0000b", "\ud800", "\u200b")) {
            ListQuery query = query(text);
            assertThat(configs.list(query, 0, 5).rows()).isEmpty();
            assertThat(configs.count(query).matching()).isZero();
            assertThat(configs.page(query, null, 5).rows()).isEmpty();
            assertThat(batches.names(query)).isEmpty();
        }
        assertThat(sql.queryForList("select id from llm_config")).hasSize(4);
    }

    private static ListQuery query(String search) {
        return new ListQuery(search, null, ListQuery.State.ALL, ListQuery.Sort.PRIORITY, ListQuery.Direction.ASCENDING);
    }

    private static BiConsumer<Forms, String> at(String field) {
        return Objects.requireNonNull(TEXTS.get(field));
    }

    private static void assertGood(LlmConfigForm form) {
        assertThat(LlmConfigRules.check(form)).isEmpty();
    }

    private static void assertBad(String field, LlmConfigForm form) {
        assertThat(LlmConfigRules.check(form).stream().map(Violation::field).collect(Collectors.toSet()))
                .containsExactly(field);
    }

    private static InvalidLlmConfig refused(Runnable change) {
        @Nullable InvalidLlmConfig refused = catchThrowableOfType(InvalidLlmConfig.class, change::run);
        return Objects.requireNonNull(refused);
    }

    private String digest() {
        return String.valueOf(sql.queryForObject(DIGEST, String.class));
    }
}
