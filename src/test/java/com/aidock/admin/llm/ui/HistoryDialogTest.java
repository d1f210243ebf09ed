package com.aidock.admin.llm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.audit.Persons;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
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
class HistoryDialogTest extends SpringBrowserlessTest {
    private static final Secret KEY = Secret.of("sk-planted-0123456789-wxyz");

    private final LlmConfigs configs;
    private final JdbcTemplate sql;

    @Autowired
    HistoryDialogTest(LlmConfigs configs, Environment environment) {
        this.configs = configs;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void a_change_is_saved_with_its_reason_and_taken_back_from_the_history() {
        LlmConfigDetails config = open("Alpha");
        test(find(TextField.class).withId("priority").single()).setValue("7");
        test(find(TextField.class).withId("reason").single()).setValue("to come first");
        test(button("save")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().priority())
                        .isEqualTo(7));
        eventually(() -> assertThat(button("save").isEnabled()).isFalse());

        test(button("show-history")).click();
        eventually(() -> assertThat(dialog())
                .contains("Revision 2: Change configuration", "to come first", "priority", "ana@dock.example")
                .doesNotContain("planted", "wxyz"));
        assertThat(find(Button.class).withId("restore-2").exists()).isFalse();
        test(button("restore-1")).click();
        test(button("confirm-restore")).click();
        eventually(() -> assertThat(
                        find(TextField.class).withId("priority").single().getValue())
                .isEqualTo("10"));
        assertThat(find(HistoryDialog.class).exists()).isFalse();
    }

    @Test
    void a_key_that_is_wanted_again_is_asked_for_in_the_question() {
        LlmConfigDetails config = open("Beta");
        test(find(TextField.class).withId("api_endpoint").single()).setValue("https://elsewhere.example/v1");
        test(button("save")).click();
        eventually(() ->
                test(find(PasswordField.class).withId("api_key").single()).setValue("sk-planted-other-0123456789"));
        test(button("save")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().apiEndpoint())
                        .contains("elsewhere"));
        eventually(() -> assertThat(button("save").isEnabled()).isFalse());
        test(button("show-history")).click();
        eventually(() -> assertThat(button("restore-1").isEnabled()).isTrue());
        test(button("restore-1")).click();
        test(button("confirm-restore")).click();
        eventually(() -> assertThat(
                        find(PasswordField.class).withId("restore-key").single().getErrorMessage())
                .contains("enter the key for https://api.openai.com"));
        test(find(PasswordField.class).withId("restore-key").single()).setValue("sk-planted-0123456789-wxyz");
        test(button("confirm-restore")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().apiEndpoint())
                        .contains("api.openai.com"));
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_reads_and_is_offered_nothing_to_restore() {
        sql.update("insert into llm_config (id, name, provider, is_active) values (1000001, 'Plain', 'custom', false)");
        for (int revision = 1; revision <= 2; revision++) {
            sql.update("""
                    insert into llm_config_revision (llm_config_id, revision, at, actor, action, content)
                    values (1000001, ?, now(), 'Ana', 'LLM_CONFIG_UPDATED', '{"name": "Plain"}')""", revision);
        }
        visit(1000001);
        eventually(() -> assertThat(button("show-history").isEnabled()).isTrue());
        eventually(() -> assertThat(
                        find(TextArea.class).withId("description").single().isReadOnly())
                .isTrue());
        test(button("show-history")).click();
        eventually(() -> assertThat(dialog()).contains("Revision 1", "No field was changed"));
        assertThat(find(Button.class).withId("restore-1").exists()).isFalse();
    }

    private LlmConfigDetails open(String name) {
        LlmConfigDetails config =
                Persons.ANA.does(() -> configs.create(ProviderDefaults.form(Provider.OPENAI, name, null, false), KEY));
        visit(config.id());
        eventually(
                () -> assertThat(find(TextField.class).withId("name").single().getValue())
                        .isEqualTo(name));
        return config;
    }

    private void visit(long id) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate("admin/llm-configs/" + id);
    }

    private Button button(String id) {
        return find(Button.class).withId(id).single();
    }

    private String dialog() {
        return find(HistoryDialog.class).single().getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .ignoreExceptions()
                .untilAsserted(() -> {
                    MockVaadin.runUIQueue(true);
                    MockVaadin.clientRoundtrip();
                    assertion.run();
                });
    }
}
