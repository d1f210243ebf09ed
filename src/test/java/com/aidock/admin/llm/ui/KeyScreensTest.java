package com.aidock.admin.llm.ui;

import static com.aidock.admin.llm.ui.LlmScreens.eventually;
import static com.aidock.admin.llm.ui.LlmScreens.text;
import static com.aidock.admin.testing.ProviderForms.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.vault.Vaults;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class KeyScreensTest extends SpringBrowserlessTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";
    private static final String NEXT = "sk-planted-next-0123456789-abcd";

    private final LlmConfigs configs;
    private final JdbcTemplate sql;
    private final FakeProvider provider = FakeProvider.of(Provider.OPENAI).okFor(NEXT, "m-1");

    @Autowired
    KeyScreensTest(LlmConfigs configs, Environment environment) {
        this.configs = configs;
        this.sql = PlainSql.of(environment);
    }

    @DynamicPropertySource
    static void keyset(DynamicPropertyRegistry registry) {
        registry.add("AIDOCK_KEYSET", Vaults::twoKeys);
    }

    @AfterEach
    void empty() {
        provider.close();
        sql.update("delete from llm_reencryption");
        sql.update("delete from llm_config");
    }

    @Test
    void the_next_key_is_tested_in_the_open_then_switched_to_and_back_from() {
        LlmConfigDetails config = stored("Alpha");
        rotate(config, NEXT);
        assertThat(in("switch-key").isEnabled()).isFalse();
        test(in("test-next-key")).click();
        eventually(() -> assertThat(text(dialog()))
                .contains("accepts connections", "OpenAI accepts the key", "This result is not stored"));
        assertThat(provider.keys()).containsOnly(NEXT);
        assertThat(configs.find(config.id()).orElseThrow().key().last4()).isEqualTo("wxyz");
        eventually(() -> assertThat(in("switch-key").isEnabled()).isTrue());
        test(in("switch-key")).click();
        eventually(() ->
                assertThat(view()).contains("•••• abcd", "previous •••• wxyz").doesNotContain("planted"));
        assertThat(reasons()).anyMatch(reason -> reason.contains("Tested before: it works."));
        test(button("switch-back")).click();
        assertThat(text(dialog())).contains("becomes the previous one");
        test(in("confirm")).click();
        eventually(() -> assertThat(view()).contains("previous •••• abcd"));
        test(button("forget-previous")).click();
        test(in("confirm")).click();
        eventually(() ->
                assertThat(find(Button.class).withId("switch-back").exists()).isFalse());
    }

    @Test
    void a_switch_without_a_successful_test_asks_for_a_yes_that_says_what_is_not_known() {
        provider.badKey();
        rotate(stored("Alpha"), NEXT);
        assertThat(untested().getLabel()).contains("Switch without a test");
        test(in("test-next-key")).click();
        eventually(() -> assertThat(untested().getLabel()).contains("did not succeed"));
        assertThat(in("switch-key").isEnabled()).isFalse();
        test(untested()).click();
        test(in("switch-key")).click();
        eventually(() -> assertThat(view()).contains("previous •••• wxyz"));
        assertThat(reasons()).anyMatch(reason -> reason.contains("although its test did not succeed"));
    }

    @Test
    void another_key_typed_after_the_test_is_not_proven_by_it_and_a_wrong_one_is_said_at_the_field() {
        rotate(stored("Alpha"), NEXT);
        test(in("test-next-key")).click();
        eventually(() -> assertThat(in("switch-key").isEnabled()).isTrue());
        test(field()).setValue("short");
        assertThat(in("switch-key").isEnabled()).isFalse();
        test(in("test-next-key")).click();
        assertThat(field().getErrorMessage()).contains("10 to 500");
    }

    @Test
    void who_is_overtaken_keeps_what_was_typed_and_tests_again() {
        LlmConfigDetails config = stored("Alpha");
        rotate(config, NEXT);
        test(in("test-next-key")).click();
        eventually(() -> assertThat(in("switch-key").isEnabled()).isTrue());
        configs.setActive(config.id(), config.version(), false);
        test(in("switch-key")).click();
        eventually(() -> assertThat(text(dialog())).contains("somebody else changed this configuration"));
        assertThat(field().getValue()).isEqualTo(NEXT);
        assertThat(in("switch-key").isEnabled()).isFalse();
        test(in("test-next-key")).click();
        eventually(() -> assertThat(in("switch-key").isEnabled()).isTrue());
        test(in("switch-key")).click();
        eventually(() -> assertThat(view()).contains("•••• abcd"));
    }

    @Test
    void findings_are_listed_by_an_address_with_what_to_do_and_a_link() {
        stored("Alpha");
        stored("Beta");
        visit("admin/llm-configs/keys", "finding=shared");
        eventually(() -> assertThat(names()).containsExactly("Alpha", "Beta"));
        assertThat(text(find(KeyFilters.class).single())).contains("All 2", "Shared 2", "Never tested 2", "Old 0");
        visit("admin/llm-configs/keys", "finding=old");
        eventually(() -> assertThat(text(grid().getEmptyStateComponent())).contains("All is well here", "180 days"));
        sql.update("delete from llm_config");
        visit("admin/llm-configs/keys", "");
        eventually(() -> assertThat(text(grid().getEmptyStateComponent())).contains("No key is stored"));
    }

    @Test
    void a_row_that_is_not_there_yet_claims_nothing() {
        visit("admin/llm-configs/keys", "");
        eventually(() -> assertThat(text(grid().getEmptyStateComponent())).contains("No key is stored"));
        KeyGrid keys = find(KeyGrid.class).single();
        keys.setItems(KeyGrid.placeholder(0));
        assertThat(text(test(keys).getCellComponent(0, 0))).isEqualTo("…");
        for (int column = 1; column < 4; column++) {
            assertThat(text(test(keys).getCellComponent(0, column))).isEmpty();
        }
    }

    @Test
    void where_the_columns_of_times_have_no_room_the_times_stand_under_the_name() {
        stored("Alpha");
        visit("admin/llm-configs/keys", "");
        eventually(() -> assertThat(names()).containsExactly("Alpha"));
        KeyGrid keys = find(KeyGrid.class).single();
        keys.fit(1000);
        assertThat(keys.getColumns()).allMatch(Grid.Column::isVisible);
        keys.fit(340);
        assertThat(keys.getColumns()).filteredOn(Grid.Column::isVisible).hasSize(2);
        assertThat(keys.hasClassName("llm-keys-narrow")).isTrue();
        assertThat(text(test(keys).getCellComponent(0, 0))).contains("Alpha", "since", "accepted never");
    }

    @Test
    void re_encryption_shows_what_it_would_find_then_runs_and_says_what_is_left() {
        LlmConfigDetails config = stored("Alpha");
        sql.update(
                "update llm_config set api_key_ciphertext = ?",
                Vaults.onlyOld().seal(Secret.of(KEY), "llm_config/%d/api_key".formatted(config.id())));
        visit("admin/llm-configs/keys", "finding=old-seal");
        eventually(() -> assertThat(names()).containsExactly("Alpha"));
        test(button("reencrypt-all")).click();
        eventually(() -> assertThat(text(dialog()))
                .contains("1 configuration has something sealed with an older key", "older, still needed"));
        test(in("start-reencryption")).click();
        eventually(() -> assertThat(text(dialog()))
                .contains("Done: 1 configuration sealed anew", "Nothing to do", "older, can be taken out"));
        eventually(() -> assertThat(names()).isEmpty());
    }

    @Test
    void how_a_stopped_re_encryption_ended_stays_to_be_read() {
        sql.update("""
                insert into llm_reencryption (key_id, started_at, started_by, holder, held_until, position, total, done)
                values (1, now(), 'ben@example.org', 'another replica', now() + interval '1 hour', 0, 90, 30)""");
        visit("admin/llm-configs/keys", "");
        test(button("reencrypt-all")).click();
        eventually(() -> assertThat(text(dialog())).contains("30 of 90 configurations done. Started by ben@"));
        test(in("stop-reencryption")).click();
        eventually(() -> assertThat(text(dialog())).contains("30 of 90 configurations done, stopping."));
        sql.update("update llm_reencryption set outcome = 'CANCELLED', ended_at = now()");
        eventually(() -> assertThat(text(dialog())).contains("Stopped: 30 configurations sealed anew."));
        // The dialog looked once a second: at least one more look would have come meanwhile.
        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(5))
                .pollInSameThread()
                .until(() -> {
                    MockVaadin.clientRoundtrip();
                    return text(dialog()).contains("Stopped: 30 configurations sealed anew.");
                });
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_sees_the_keys_and_is_offered_nothing() {
        visit("admin/llm-configs/keys", "");
        eventually(() -> assertThat(text(grid().getEmptyStateComponent())).contains("No key is stored"));
        assertThat(find(Button.class).withId("reencrypt-all").exists()).isFalse();
    }

    private void rotate(LlmConfigDetails config, String next) {
        visit("admin/llm-configs/" + config.id(), "");
        eventually(
                () -> assertThat(find(TextField.class).withId("name").single().getValue())
                        .isEqualTo(config.form().name()));
        test(button("replace-key")).click();
        test(field()).setValue(next);
    }

    private void visit(String path, String query) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
    }

    private LlmConfigDetails stored(String name) {
        LlmConfigDetails created = configs.create(form(name, provider, "m-1"), Secret.of(KEY));
        return configs.allowPrivateHost(created.id(), created.version(), provider.host());
    }

    private List<String> reasons() {
        return sql.queryForList("select reason from audit_entry where reason is not null", String.class);
    }

    private Grid<com.aidock.admin.llm.KeyRow> grid() {
        return find(KeyGrid.class).single();
    }

    private List<String> names() {
        Grid<com.aidock.admin.llm.KeyRow> grid = grid();
        return IntStream.range(0, test(grid).size())
                .mapToObj(i -> test(grid).getRow(i).name())
                .toList();
    }

    private PasswordField field() {
        return find(PasswordField.class, dialog()).single();
    }

    private Checkbox untested() {
        return find(Checkbox.class, dialog()).withId("switch-untested").single();
    }

    private Button button(String id) {
        return find(Button.class).withId(id).single();
    }

    private Button in(String id) {
        return find(Button.class, dialog()).withId(id).single();
    }

    private Dialog dialog() {
        return find(Dialog.class).single();
    }

    private String view() {
        return text(find(ConfigEditor.class).single());
    }
}
