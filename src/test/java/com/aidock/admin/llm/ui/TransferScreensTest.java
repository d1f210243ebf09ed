package com.aidock.admin.llm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigImport;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
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
class TransferScreensTest extends SpringBrowserlessTest {
    private static final String FILE = """
            {"format": "aidock-llm-configs/1", "configurations": [
              {"name": "Alpha", "priority": 7},
              {"name": "New one", "provider": "openai", "default_model": "m"},
              {"name": "Broken", "provider": "openai", "priority": 5000}]}""";

    private final Workbench workbench;
    private final JdbcTemplate sql;

    @Autowired
    TransferScreensTest(Workbench workbench, Environment environment) {
        this.workbench = workbench;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void complaint_12_an_import_shows_each_difference_before_it_stores_and_can_be_taken_back() {
        inserted();
        visit("admin/llm-configs");
        ImportDialog dialog = new ImportDialog(workbench, find(ConfigList.class).single()::importAll);
        dialog.open();
        MockVaadin.clientRoundtrip();
        dialog.read(FILE.getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(
                        find(Paragraph.class).withId("import-summary").single().getText())
                .isEqualTo("1 new, 1 changed, 0 as they are, 1 wrong. 1 of them without a secret: inactive until it is"
                        + " entered. What is wrong is left out."));
        assertThat(names()).containsExactly("Alpha");
        Button confirm = find(Button.class).withId("confirm-import").single();
        assertThat(confirm.getText()).isEqualTo("Import 2 configurations");
        test(confirm).click();
        eventually(() -> assertThat(text(find(BulkBar.class).single())).contains("2 imported."));
        assertThat(names()).containsExactly("Alpha", "New one");
        assertThat(sql.queryForObject("select priority from llm_config where name = 'Alpha'", Integer.class))
                .isEqualTo(7);
        test(find(Button.class).withId("undo").single()).click();
        eventually(() -> assertThat(text(find(BulkBar.class).single())).contains("2 taken back."));
        assertThat(names()).containsExactly("Alpha");
    }

    @Test
    void a_file_that_is_no_export_says_so_and_another_one_can_be_chosen() {
        visit("admin/llm-configs");
        ImportDialog dialog = new ImportDialog(workbench, plan -> {});
        dialog.open();
        MockVaadin.clientRoundtrip();
        dialog.read(new byte[] {(byte) 0xC3, 0x28});
        assertThat(problem()).contains("not UTF-8");
        for (String file : List.of("", "{\"a\": 1, \"a\": 2}", "[]", "{\"format\": \"x\"}", "<html>")) {
            dialog.read(file.getBytes(StandardCharsets.UTF_8));
            eventually(() -> assertThat(problem()).isNotBlank());
            assertThat(find(Button.class).withId("confirm-import").single().isEnabled())
                    .isFalse();
        }
        dialog.read(new byte[LlmConfigImport.MOST_BYTES + 1]);
        assertThat(problem()).contains("larger than 16 MiB");
        dialog.read(FILE.getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(
                        find(Button.class).withId("confirm-import").single().isEnabled())
                .isTrue());
        assertThat(problem()).isEmpty();
        dialog.close();
    }

    @Test
    void an_export_of_what_is_listed_asks_for_the_same_rows() {
        ListQuery query = new ListQuery(
                "a&b=c d",
                Provider.OPENAI,
                ListQuery.State.INACTIVE,
                ListQuery.Sort.NAME,
                ListQuery.Direction.DESCENDING);
        assertThat(Transfer.listed(query))
                .startsWith("api/v1/llm-configs/export?")
                .contains("q=a%26b%3Dc", "provider=openai", "state=inactive")
                .doesNotContain("sort");
        assertThat(Transfer.of(List.of(3L, 7L))).isEqualTo("api/v1/llm-configs/export?state=all&ids=3,7");
    }

    @Test
    void complaint_13_listed_prices_are_offered_and_taken_only_by_choice_and_then_show_their_source() {
        try (FakeProvider provider = FakeProvider.of(Provider.OPENROUTER).ok("m-1", "m-2")) {
            long id = configured(provider);
            visit("admin/llm-configs/" + id);
            eventually(() -> assertThat(price().getHelperText()).isEqualTo("Source and date were not recorded"));
            discover();
            Checkbox take = find(Checkbox.class).withId("take-prices").single();
            assertThat(take.getLabel())
                    .isEqualTo("Also store the prices listed for m-1: $0.0007 per 1,000 tokens in, $0.0007 out");
            assertThat(take.getValue()).isFalse();
            test(find(Button.class).withId("apply-models").single()).click();
            eventually(() -> assertThat(stored("available_models::text")).contains("m-2"));
            assertThat(stored("cost_per_1k_input_tokens")).isEqualTo("5.000000");

            discover();
            test(find(Checkbox.class).withId("take-prices").single()).click();
            test(find(Button.class).withId("apply-models").single()).click();
            eventually(() -> assertThat(stored("cost_per_1k_input_tokens")).isEqualTo("0.000700"));
            eventually(() -> assertThat(text(Objects.requireNonNull(price().getHelperComponent())))
                    .contains("Listed by OpenRouter for m-1, taken over by "));
        }
    }

    private void discover() {
        test(find(Button.class).withId("discover-models").single()).click();
        eventually(() -> assertThat(
                        find(Button.class).withId("apply-models").single().isEnabled())
                .isTrue());
    }

    private long configured(FakeProvider provider) {
        LlmConfigDetails created = workbench
                .configs()
                .quickCreate(new QuickCreate(Provider.OPENROUTER, "Alpha", Secret.of("sk-planted-0123456789"), null))
                .config();
        sql.update("""
                update llm_config set api_endpoint = ?, allowed_private_host = ?, default_model = 'm-1',
                available_models = '["m-1"]', cost_per_1k_input_tokens = 5, version = version + 1""", provider.endpoint() + "/api/v1", provider.host());
        // A key does not follow its row to another server.
        return workbench
                .configs()
                .setKey(created.id(), created.version() + 1, Secret.of("sk-planted-0123456789"))
                .id();
    }

    private String stored(String column) {
        return String.valueOf(sql.queryForObject("select " + column + " from llm_config", String.class));
    }

    private TextField price() {
        return find(TextField.class).withId("cost_per_1k_input_tokens").single();
    }

    private String problem() {
        return text(find(Div.class).withId("import-problem").single());
    }

    private void inserted() {
        sql.update("insert into llm_config (name, provider, is_active) values ('Alpha', 'custom', false)");
    }

    private List<String> names() {
        return sql.queryForList("select name from llm_config order by name", String.class);
    }

    private void visit(String path) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate(path, QueryParameters.empty());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(15))
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(NoSuchElementException.class)
                .untilAsserted(() -> {
                    MockVaadin.clientRoundtrip();
                    assertion.run();
                });
    }
}
