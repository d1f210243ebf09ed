package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aidock.admin.audit.Persons;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.FieldChange;
import com.aidock.admin.testing.PlainSql;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@LlmTest
class LlmConfigHistoryTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");
    private static final Secret OTHER_KEY = Secret.of("sk-planted-other-0123456789");

    private final LlmConfigs configs;
    private final LlmConfigBatches batches;
    private final LlmConfigHistory history;
    private final Lanes lanes;
    private final JdbcTemplate sql;

    @Autowired
    LlmConfigHistoryTest(
            LlmConfigs configs,
            LlmConfigBatches batches,
            LlmConfigHistory history,
            Lanes lanes,
            Environment environment) {
        this.configs = configs;
        this.batches = batches;
        this.history = history;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
        sql.update("delete from llm_config_revision");
    }

    @Test
    void tells_who_changed_what_when_and_why_field_by_field() {
        LlmConfigDetails config = Persons.ANA.does(() -> configs.create(Forms.valid(), KEY));
        Persons.BOB.does(() -> configs.update(
                config.id(),
                config.version(),
                Forms.changed(config.form(), f -> {
                    f.priority = 7;
                    f.availableModels = List.of("gpt-large", "gpt-new");
                    f.modelParameters = Map.of("max_tokens", 4000, "temperature", 0.5);
                    f.costPerRequest = new BigDecimal("0.010000");
                }),
                OTHER_KEY,
                "  cheaper  "));

        List<Revision> revisions = all(config.id());
        assertThat(revisions).hasSize(2);
        assertThat(revisions.getFirst()).satisfies(revision -> {
            assertThat(revision.revision()).isEqualTo(2);
            assertThat(revision.actor()).isEqualTo("Bob@dock.example");
            assertThat(revision.reason()).isEqualTo("cheaper");
            assertThat(revision.changes())
                    .containsExactlyInAnyOrder(
                            new FieldChange("priority", "100", "7"),
                            new FieldChange("api_key", "stored", "changed"),
                            new FieldChange("model_parameters.temperature", null, "0.5"),
                            new FieldChange("cost_per_request", null, "0.01"),
                            new FieldChange("available_models", "2 models, gone: gpt-small", "2 models, new: gpt-new"));
        });
        assertThat(revisions.getLast().actor()).isEqualTo("ana@dock.example");
        assertThat(revisions.getLast().changes()).contains(new FieldChange("name", null, "Support assistant"));
    }

    @Test
    void a_restored_revision_is_a_new_one_and_audited_and_leaves_the_key_alone() {
        LlmConfigDetails first = configs.create(
                Forms.of(f -> f.customHeaders = List.of(
                        new HeaderForm("X-Token", Secret.of("planted-header-0123456789"), true),
                        new HeaderForm("X-Team", Secret.of("support"), false))),
                KEY);
        LlmConfigDetails second = update(first, f -> {
            f.description = "changed";
            f.priority = 7;
            f.customHeaders = List.of(HeaderForm.kept("X-Token"));
        });
        second = configs.setKey(second.id(), second.version(), OTHER_KEY);
        LlmConfigDetails now = second;
        LlmConfigDetails restored =
                Persons.ANA.does(() -> configs.restore(now.id(), now.version(), 1, null, "the change was wrong"));

        assertThat(restored.form().label()).isEqualTo(first.form().label());
        assertThat(restored.form().priority()).isEqualTo(100);
        assertThat(restored.form().description()).isNull();
        assertThat(restored.headers()).extracting(HeaderHint::name).containsExactly("X-Token", "X-Team");
        assertThat(restored.key().last4()).isEqualTo("6789");
        assertThat(all(first.id()).getFirst()).satisfies(revision -> {
            assertThat(revision.revision()).isEqualTo(4);
            assertThat(revision.restoredFrom()).isEqualTo(1);
            assertThat(revision.action()).isEqualTo(AuditAction.LLM_CONFIG_RESTORED);
        });
        assertThat(sql.queryForList(
                        "select reason from audit_entry where action = 'LLM_CONFIG_RESTORED' and object_id = ?",
                        String.class,
                        Long.toString(first.id())))
                .containsExactly("Restored from revision 1. the change was wrong");
        assertThat(String.valueOf(sql.queryForList("select r::text from llm_config_revision r", String.class)))
                .doesNotContain("planted", "sealed", "ciphertext", "wxyz");
    }

    @Test
    void restoring_goes_by_the_rules_of_saving() {
        LlmConfigDetails first = configs.create(Forms.valid(), KEY);
        LlmConfigDetails moved = configs.update(
                first.id(),
                first.version(),
                Forms.changed(first.form(), f -> f.apiEndpoint = "https://elsewhere.example/v1"),
                OTHER_KEY);
        InvalidLlmConfig refused = Objects.requireNonNull(catchThrowableOfType(
                InvalidLlmConfig.class, () -> configs.restore(moved.id(), moved.version(), 1, null, null)));
        assertThat(refused.violations()).extracting(Violation::field).containsExactly(Fields.API_KEY);
        assertThatThrownBy(() -> configs.restore(first.id(), first.version(), 1, KEY, null))
                .isInstanceOf(StaleLlmConfig.class);
        assertThatThrownBy(() -> configs.restore(moved.id(), moved.version(), 99, KEY, null))
                .hasMessageContaining("no revision 99");
        assertThatThrownBy(() -> configs.restore(moved.id(), moved.version(), 1, KEY, "x".repeat(501)))
                .hasMessageContaining("reason");
        assertThat(configs.restore(moved.id(), moved.version(), 1, KEY, null)
                        .form()
                        .apiEndpoint())
                .isEqualTo("https://api.openai.com/v1");
    }

    @Test
    void a_deletion_and_its_undo_go_on_with_the_history() {
        LlmConfigDetails config = configs.create(Forms.valid(), KEY);
        BatchResult done = batches.delete(List.of(config.id()), seen -> true);
        assertThat(all(config.id())).extracting(Revision::action).startsWith(AuditAction.LLM_CONFIG_DELETED);
        batches.undo(done, seen -> true);
        LlmConfigDetails back = configs.find(config.id()).orElseThrow();
        configs.setActive(back.id(), back.version(), false);
        assertThat(all(config.id()))
                .extracting(Revision::action)
                .containsExactly(
                        AuditAction.LLM_CONFIG_DEACTIVATED,
                        AuditAction.LLM_CONFIG_BROUGHT_BACK,
                        AuditAction.LLM_CONFIG_DELETED,
                        AuditAction.LLM_CONFIG_CREATED);
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        LlmConfigDetails config = configs.create(Forms.valid(), KEY);
        for (int i = 0; i < 4; i++) {
            config = update(config, f -> f.priority++);
        }
        RevisionPage page = history.page(config.id(), null, 2);
        assertThat(page.revisions()).extracting(Revision::revision).containsExactly(5L, 4L);
        assertThat(page.revisions().getLast().changes()).containsExactly(new FieldChange("priority", "102", "103"));
        page = history.page(config.id(), page.next(), 3);
        assertThat(page.revisions()).extracting(Revision::revision).containsExactly(3L, 2L, 1L);
        assertThat(page.next()).isNull();
    }

    @Test
    void saving_still_costs_one_borrow() {
        LlmConfigDetails config = configs.create(Forms.valid(), KEY);
        long before = lanes.leases().borrows(Lane.MAIN);
        // On the lane that no job of the program uses.
        new Work(WorkKind.PERSON, null, "test", "save").run(() -> update(config, f -> f.priority = 3));
        assertThat(lanes.leases().borrows(Lane.MAIN) - before).isEqualTo(1);
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_reads_and_does_not_restore() {
        assertThat(history.page(1, null, 10).revisions()).isEmpty();
        assertThatThrownBy(() -> configs.restore(1, 0, 1, null, null)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void what_was_there_before_the_history_begins_with_what_it_held() throws IOException {
        LlmConfigDetails config = configs.create(
                Forms.of(f -> {
                    f.description = "all of it";
                    f.costPerRequest = new BigDecimal("0.010000");
                    f.monthlyBudgetUsd = new BigDecimal("100.00");
                    f.providerSettings.put("timeout", 20);
                    f.customHeaders = List.of(
                            new HeaderForm("X-Token", Secret.of("planted-header-0123456789"), true),
                            new HeaderForm("X-Team", Secret.of("support"), false));
                }),
                KEY);
        String content = "select content::text from llm_config_revision where llm_config_id = ?";
        String kept = sql.queryForObject(content, String.class, config.id());
        sql.update("delete from llm_config_revision");
        sql.execute(beginning());
        assertThat(sql.queryForObject(content, String.class, config.id())).isEqualTo(kept);
        assertThat(all(config.id())).singleElement().satisfies(revision -> assertThat(revision.reason())
                .contains("when the history began"));
    }

    /** The migration's statement for what is there already. */
    private String beginning() throws IOException {
        try (InputStream migration =
                Objects.requireNonNull(getClass().getResourceAsStream("/db/migration/V4__history.sql"))) {
            String script = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return script.substring(script.indexOf("insert into"));
        }
    }

    private List<Revision> all(long id) {
        return history.page(id, null, 100).revisions();
    }

    private LlmConfigDetails update(LlmConfigDetails read, Consumer<Forms> changes) {
        return configs.update(read.id(), read.version(), Forms.changed(read.form(), changes), null);
    }
}
