package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.document.Fault;
import com.aidock.admin.llm.document.InvalidDocument;
import com.aidock.admin.llm.document.MalformedJson;
import com.aidock.admin.testing.PlainSql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@LlmTest
class ImportTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";
    private static final String SECRETS =
            "select coalesce(string_agg(encode(api_key_ciphertext, 'hex') || custom_headers, ' ' order by id), '') from llm_config";

    private final LlmConfigs configs;
    private final LlmConfigExport exports;
    private final LlmConfigImport imports;
    private final LlmConfigBatches batches;
    private final JdbcTemplate sql;

    @Autowired
    ImportTest(
            LlmConfigs configs,
            LlmConfigExport exports,
            LlmConfigImport imports,
            LlmConfigBatches batches,
            Environment environment) {
        this.configs = configs;
        this.exports = exports;
        this.imports = imports;
        this.batches = batches;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void complaint_12_an_export_has_every_field_and_no_secret_and_comes_back_inactive_without_them() {
        LlmConfigForm form = rich("Support");
        configs.create(form, Secret.of(KEY));
        String file = exported();
        assertThat(file)
                .doesNotContain("planted", "wxyz", "fingerprint", "allowed_private_host")
                .contains("\"X-Gateway-Key\":{\"secret\":true}", "\"X-Team\":\"support\"");
        sql.update("delete from llm_config");

        ImportPlan plan = imports.plan(file);
        assertThat(plan.rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(ImportRow.Kind.NEW);
            assertThat(row.missing()).containsExactly("api_key", "custom_headers.X-Gateway-Key");
        });
        assertThat(sql.queryForList("select id from llm_config"))
                .as("a plan stores nothing")
                .isEmpty();
        BatchResult result = imports.apply(plan, seen -> true);

        assertThat(result.refused()).isEmpty();
        LlmConfigDetails stored = configs.find(result.done().getFirst().id()).orElseThrow();
        assertThat(stored.key().state()).isEqualTo(KeyState.NONE);
        assertThat(stored.form())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(Forms.changed(form, f -> {
                    f.active = false;
                    f.customHeaders = List.of(new HeaderForm("X-Team", Secret.of("support"), false));
                }));
        assertThat(stored.priceOrigins().toString()).contains("imported by ");
        assertThat(actions()).contains("LLM_CONFIG_IMPORTED");
        batches.undo(result, seen -> true);
        assertThat(configs.find(stored.id())).isEmpty();
    }

    @Test
    void complaint_12_what_is_there_under_the_name_is_changed_by_the_file_and_keeps_its_secrets() {
        LlmConfigDetails there = configs.create(rich("Support"), Secret.of(KEY));
        String secrets = sql.queryForObject(SECRETS, String.class);
        String file = exported().replace("\"priority\":100", "\"priority\":7").replace("Support", "SUPPORT");

        ImportPlan plan = imports.plan(file);

        assertThat(plan.rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(ImportRow.Kind.CHANGED);
            assertThat(row.missing()).isEmpty();
            assertThat(row.changes())
                    .containsExactly(
                            new FieldChange("name", "Support", "SUPPORT"), new FieldChange("priority", "100", "7"));
        });
        BatchResult result = imports.apply(plan, seen -> true);
        LlmConfigDetails after = configs.find(there.id()).orElseThrow();
        assertThat(after.form().active()).isTrue();
        assertThat(after.form().priority()).isEqualTo(7);
        assertThat(sql.queryForObject(SECRETS, String.class)).isEqualTo(secrets);
        assertThat(imports.plan(exported()).rows())
                .extracting(ImportRow::kind)
                .containsExactly(ImportRow.Kind.UNCHANGED);
        batches.undo(result, seen -> true);
        assertThat(configs.find(there.id()).orElseThrow().form().priority()).isEqualTo(100);
        assertThat(sql.queryForObject(SECRETS, String.class)).isEqualTo(secrets);
    }

    @Test
    void what_a_file_leaves_out_stays_as_it_is_or_comes_from_the_provider() {
        configs.create(Forms.of(f -> f.description = "kept"), Secret.of(KEY));
        ImportPlan plan = imports.plan(file("""
                {"name": "Support assistant", "priority": 3}, {"name": "Other", "provider": "ollama", "default_model": "m"}"""));
        assertThat(plan.rows()).extracting(ImportRow::kind).containsExactly(ImportRow.Kind.CHANGED, ImportRow.Kind.NEW);
        assertThat(plan.rows().get(0).changes()).extracting(FieldChange::field).containsExactly("priority");
        LlmConfigForm fresh = Objects.requireNonNull(plan.rows().get(1).form());
        assertThat(fresh.apiEndpoint()).isEqualTo("http://localhost:11434");
        assertThat(fresh.active()).as("Ollama needs no key").isTrue();
    }

    @Test
    void each_error_is_at_its_field_and_the_rest_can_be_stored() {
        configs.create(Forms.valid(), Secret.of(KEY));
        ImportPlan plan = imports.plan(file("""
                {"name": "A", "provider": "openai", "priority": 2000, "cost_per_request": "free"},
                {"name": "B", "provider": "openai", "api_key": "sk-planted-in-a-file"},
                {"name": "C", "provider": "custom", "is_active": false,
                 "custom_headers": {"X-Secret": {"value": "planted", "secret": true}}},
                {"name": "Support assistant", "api_endpoint": "https://evil.example/v1"},
                {"name": "D", "provider": "ollama", "nmae": 1},
                {"name": "E", "provider": "custom", "is_active": true, "default_model": "m"},
                5,
                {"name": "F", "provider": "custom", "is_active": false},
                {"name": "f ", "provider": "custom", "is_active": false}"""));

        assertThat(plan.faults())
                .extracting(fault -> String.join("/", fault.path()))
                .containsExactlyInAnyOrder(
                        "configurations/0/priority",
                        "configurations/0/cost_per_request",
                        "configurations/1/api_key",
                        "configurations/2/custom_headers/X-Secret",
                        "configurations/3/api_key",
                        "configurations/4/nmae",
                        "configurations/5/api_endpoint",
                        "configurations/6",
                        "configurations/8/name");
        assertThat(plan.faults()).extracting(Fault::message).noneMatch(message -> message.contains("planted"));
        BatchResult result = imports.apply(plan, seen -> true);
        assertThat(result.done()).hasSize(1);
        assertThat(sql.queryForList("select name from llm_config order by name", String.class))
                .containsExactly("F", "Support assistant");
    }

    @Test
    void what_somebody_changed_since_the_plan_is_left_as_it_is_and_said() {
        LlmConfigDetails there = configs.create(Forms.valid(), Secret.of(KEY));
        ImportPlan plan = imports.plan(file("{\"name\": \"Support assistant\", \"priority\": 3}"));
        configs.update(there.id(), there.version(), Forms.changed(there.form(), f -> f.priority = 50), null);

        BatchResult result = imports.apply(plan, seen -> true);

        assertThat(result.done()).isEmpty();
        assertThat(result.refused()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .startsWith("Support assistant: Somebody changed"));
        assertThat(configs.find(there.id()).orElseThrow().form().priority()).isEqualTo(50);
    }

    @Test
    void what_is_no_export_is_refused() {
        assertThatThrownBy(() -> imports.plan("[]")).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> imports.plan("{\"format\": \"x\"}")).isInstanceOf(InvalidDocument.class);
        assertThatThrownBy(() -> imports.plan("{\"format\": \"aidock-llm-configs/1\", \"configurations\": 5}"))
                .isInstanceOf(InvalidDocument.class);
        assertThatThrownBy(() -> imports.plan(file("{},".repeat(LlmConfigImport.MOST) + "{}")))
                .hasMessageContaining("at most 5,000");
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_may_export_but_not_import() {
        assertThat(exported()).contains("configurations");
        assertThatThrownBy(() -> imports.plan(exported())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> imports.apply(new ImportPlan(List.of()), seen -> true))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static LlmConfigForm rich(String name) {
        return Forms.of(f -> {
            f.name = name;
            f.description = "For <b>everybody</b>\nat work";
            f.costPerRequest = new BigDecimal("0.000001");
            f.monthlyBudgetUsd = new BigDecimal("99999999.99");
            f.dailyQuota = 0;
            f.isPublic = false;
            f.modelParameters.put("temperature", 0.25);
            f.customHeaders.add(new HeaderForm("X-Team", Secret.of("support"), false));
            f.customHeaders.add(new HeaderForm("X-Gateway-Key", Secret.of("planted-header-value"), true));
        });
    }

    private String exported() {
        List<String> documents = new ArrayList<>();
        ListQuery all =
                new ListQuery("", null, ListQuery.State.ALL, ListQuery.Sort.PRIORITY, ListQuery.Direction.ASCENDING);
        exports.each(new ExportSelection(all, List.of()), document -> documents.add(document.toString()));
        return file(String.join(",", documents));
    }

    private static String file(String configurations) {
        return "{\"format\": \"aidock-llm-configs/1\", \"configurations\": [%s]}".formatted(configurations);
    }

    private List<String> actions() {
        return sql.queryForList("select action from audit_entry", String.class);
    }
}
