package com.aidock.admin.llm.ui;

import static com.aidock.admin.llm.ui.LlmScreens.eventually;
import static com.aidock.admin.llm.ui.LlmScreens.text;
import static com.aidock.admin.testing.ProviderForms.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class TestScreensTest extends SpringBrowserlessTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";

    private final LlmConfigs configs;
    private final Workbench workbench;
    private final JdbcTemplate sql;
    private final FakeProvider provider = FakeProvider.of(Provider.OPENAI).okFor(KEY, "m-1", "m-2");

    @Autowired
    TestScreensTest(LlmConfigs configs, Workbench workbench, Environment environment) {
        this.configs = configs;
        this.workbench = workbench;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        provider.close();
        sql.update("delete from llm_config");
    }

    @Test
    void a_test_shows_each_stage_with_what_was_found_and_is_kept() {
        open(stored("Alpha", "m-1"));
        test(button("test-connection")).click();
        eventually(() -> assertThat(view())
                .contains("DNS", "needs no look-up", "TCP", "accepts connections", "TLS", "sends everything in clear")
                .contains("Key", "OpenAI accepts the key", "Models", "2 models on one page")
                .contains("Last test: 1 worked")
                .doesNotContain("planted"));
    }

    @Test
    void a_completion_says_that_it_costs_and_is_asked_for_only_then() {
        open(stored("Alpha", "m-1"));
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("2 models on one page"));
        assertThat(provider.received()).noneMatch(request -> request.method().equals("POST"));
        assertThat(button("test-completion").getText()).contains("costs a few tokens");
        test(button("test-completion")).click();
        eventually(() -> assertThat(view()).contains("m-1 answered, 13 tokens in, 2 out", "2 worked"));
        assertThat(provider.received())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
    }

    @Test
    void stages_stand_there_while_the_provider_is_silent_and_the_test_can_be_cancelled() {
        provider.never();
        open(stored("Alpha", "m-1"));
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("running…", "accepts connections", "not reached"));
        test(button("cancel-test")).click();
        eventually(() -> assertThat(view()).contains("Cancelled", "never tested"));
    }

    @Test
    void complaint_9_failures_in_a_row_are_told_and_leave_the_configuration_active() {
        provider.badKey();
        LlmConfigDetails config = stored("Alpha", "m-1");
        open(config);
        for (int tests = 1; tests <= 2; tests++) {
            test(button("test-connection")).click();
            int now = tests;
            eventually(() -> assertThat(sql.queryForObject("select count(*) from llm_test_result", Integer.class))
                    .isEqualTo(now));
        }
        eventually(() ->
                assertThat(view()).contains("failed 2 in a row since").containsOnlyOnce("does not accept the key"));
        assertThat(configs.find(config.id()).orElseThrow().form().active()).isTrue();
    }

    @Test
    void failures_in_a_row_are_told_further_back_than_tests_are_kept() {
        provider.badKey();
        LlmConfigDetails config = stored("Alpha", "m-1");
        sql.update("update llm_config set failing_tests = 1233, failing_since = now() - interval '9 days'");
        open(config);
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("failed 1,234 in a row since", "Last test: 0 worked"));
    }

    @Test
    void complaint_7_pages_call_no_provider_so_a_dead_endpoint_can_be_corrected() {
        provider.never();
        LlmConfigDetails config = stored("Alpha", "m-1");
        visit("admin/llm-configs");
        open(config);
        eventually(() -> assertThat(view()).contains("never tested"));
        test(find(TextField.class).withId("api_version").single()).setValue("v2");
        test(button("save")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().apiVersion())
                        .isEqualTo("v2"));
        assertThat(provider.requests()).isZero();
    }

    @Test
    void discovery_shows_the_difference_and_who_else_is_hit_before_anything_is_applied() {
        LlmConfigDetails config = stored("Alpha", "m-1", "old");
        stored("Beta", "old");
        open(config);
        test(button("discover-models")).click();
        eventually(() -> assertThat(text(dialog()))
                .contains("1 new, 1 as before, 0 announced to end, 1 gone.", "Not listed any more: old.")
                .contains("Other configurations", "Beta", "Its default is among them."));
        assertThat(configs.find(config.id()).orElseThrow().form().availableModels())
                .containsExactly("m-1", "old");
        test(in(dialog(), "apply-models")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().availableModels())
                        .containsExactly("m-1", "m-2"));
    }

    @Test
    void complaint_6_two_thousand_models_are_shown_lazily_filtered_and_taken_over() {
        String[] models = IntStream.range(0, 2000).mapToObj(i -> "model-" + i).toArray(String[]::new);
        provider.okFor(KEY, models);
        LlmConfigDetails config = stored("Alpha", models);
        open(config);
        test(button("discover-models")).click();
        eventually(() -> assertThat(in(dialog(), "apply-models").getText()).contains("2,000 models"));
        ModelGrid grid = in(dialog(), ModelGrid.class);
        assertThat(grid.getPageSize()).as("rows that are sent at once").isLessThan(200);
        test(in(dialog(), TextField.class)).setValue("model-199");
        assertThat(test(grid).size()).isEqualTo(11);
        grid.fit(340);
        assertThat(grid.getColumns())
                .filteredOn(Grid.Column::isVisible)
                .extracting(Grid.Column::getHeaderText)
                .containsExactly("Model", "Change");
        test(in(dialog(), "apply-models")).click();
        eventually(() ->
                assertThat(configs.find(config.id()).orElseThrow().version()).isGreaterThan(config.version()));
        assertThat(configs.find(config.id()).orElseThrow().form().availableModels())
                .containsExactly(models);
    }

    @Test
    void a_model_that_its_provider_does_not_list_any_more_is_marked() {
        open(stored("Alpha", "old", "m-1"));
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("default model not listed", "OpenAI does not list old."));
    }

    @Test
    void many_are_tested_with_progress_and_an_honest_summary() {
        Map<Long, String> names = new LinkedHashMap<>();
        IntStream.range(0, 5)
                .mapToObj(i -> stored("Config " + i, "m-1"))
                .forEach(c -> names.put(c.id(), c.form().name()));
        names.put(4711L, "Gone");
        sql.update("update llm_config set api_key_ciphertext = '\\x00' where name = 'Config 4'");
        List<String> ended = new ArrayList<>();
        visit("admin/llm-configs");
        new TestManyDialog(workbench, names, () -> ended.add("once")).begin();
        eventually(() -> assertThat(summary())
                .contains(
                        "4 of 6 tested in",
                        "4\u00a0×\u00a0works, 1\u00a0×\u00a0not tested.",
                        "1 not tested because of an error here."));
        assertThat(ended).containsExactly("once");
        ManyGrid found = in(dialog(), ManyGrid.class);
        assertThat(List.<Object>of(test(found).getRow(0), test(found).getRow(1)))
                .as("what needs a look comes first")
                .extracting("configId")
                .contains(4711L);
        assertThat(text(test(found).getCellComponent(0, 1))).contains("not tested");
        assertThat(found.getColumns()).allMatch(Grid.Column::isVisible);
        found.fit(340);
        assertThat(found.getColumns()).filteredOn(Grid.Column::isVisible).hasSize(1);
        assertThat(found.hasClassName("llm-narrow")).isTrue();
        test(in(dialog(), "close-many")).click();
        assertThat(find(Dialog.class).exists()).isFalse();
    }

    @Test
    void many_can_be_cancelled_and_what_is_not_known_is_said() {
        provider.never();
        Map<Long, String> names = new LinkedHashMap<>();
        IntStream.range(0, 3)
                .mapToObj(i -> stored("Config " + i, "m-1"))
                .forEach(c -> names.put(c.id(), c.form().name()));
        visit("admin/llm-configs");
        new TestManyDialog(workbench, names, () -> {}).begin();
        eventually(() -> assertThat(summary()).contains("0 of 3 done, 3 running"));
        test(in(dialog(), "cancel-many")).click();
        eventually(() -> assertThat(summary()).contains("0 of 3 tested", "3 cancelled: nothing is known of them."));
    }

    // -- helpers

    private void visit(String path) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate(path, QueryParameters.empty());
    }

    private void open(LlmConfigDetails config) {
        visit("admin/llm-configs/" + config.id());
        eventually(
                () -> assertThat(find(TextField.class).withId("name").single().getValue())
                        .isEqualTo(config.form().name()));
    }

    private LlmConfigDetails stored(String name, String... models) {
        LlmConfigDetails created = configs.create(form(name, provider, models), Secret.of(KEY));
        return configs.allowPrivateHost(created.id(), created.version(), provider.host());
    }

    private Button button(String id) {
        return find(Button.class).withId(id).single();
    }

    private Dialog dialog() {
        return find(Dialog.class).single();
    }

    private Button in(Component parent, String id) {
        return find(Button.class, parent).withId(id).single();
    }

    private <T extends Component> T in(Component parent, Class<T> type) {
        return find(type, parent).single();
    }

    private String summary() {
        return find(Paragraph.class, dialog()).withId("many-summary").single().getText();
    }

    private String view() {
        return text(find(ConfigEditor.class).single());
    }
}
