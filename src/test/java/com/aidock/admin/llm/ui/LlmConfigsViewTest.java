package com.aidock.admin.llm.ui;

import static com.aidock.admin.llm.ui.LlmScreens.eventually;
import static com.aidock.admin.llm.ui.LlmScreens.text;
import static com.aidock.admin.testing.ProviderForms.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.aidock.admin.ui.LateNotice;
import com.aidock.admin.ui.PageHeader;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
class LlmConfigsViewTest extends SpringBrowserlessTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";

    private final LlmConfigs configs;
    private final Lanes lanes;
    private final JdbcTemplate sql;
    private final FakeProvider provider = FakeProvider.of(Provider.OPENAI);

    @Autowired
    LlmConfigsViewTest(LlmConfigs configs, Lanes lanes, Environment environment) {
        this.configs = configs;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        provider.close();
        sql.execute("drop function if exists fail_in_the_middle() cascade");
        sql.update("delete from llm_usage");
        sql.update("delete from llm_config");
    }

    @Test
    void lists_and_opens_without_a_connection_on_the_screens_thread() {
        LlmConfigDetails config = stored("Support assistant");
        // Work of this kind is refused every connection.
        new Work(WorkKind.SCREEN, null, "Screen", "draw").run(() -> {
            visit("admin/llm-configs", "");
            eventually(() -> assertThat(rows()).containsExactly("Support assistant"));
            select("Support assistant");
            eventually(
                    () -> assertThat(field(TextField.class, "name").getValue()).isEqualTo("Support assistant"));
        });
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("admin/llm-configs/" + config.id());
    }

    @Test
    void the_frame_stands_while_every_connection_is_taken_and_the_rows_come_by_themselves() {
        stored("Support assistant");
        try (HeldConnections held = HeldConnections.take(
                lanes, WorkKind.PERSON, lanes.reading(Lane.MAIN).capacity())) {
            visit("admin/llm-configs", "");
            assertThat(button("new-config").isEnabled()).isTrue();
            eventually(
                    () -> assertThat(find(LateNotice.class).first().getElement().getTextRecursively())
                            .contains("100 of 100"));
            held.holdExactly(0);
            eventually(() -> assertThat(rows()).containsExactly("Support assistant"));
        }
    }

    @Test
    void the_address_says_what_is_searched_and_sorted() {
        stored("Alpha");
        stored("Beta");
        visit("admin/llm-configs", "q=alp&sort=-name");
        eventually(() -> assertThat(rows()).containsExactly("Alpha"));
        eventually(() -> assertThat(text(find(PageHeader.class).first())).contains("1 of 2"));
        test(field(TextField.class, "search")).setValue("beta");
        eventually(() -> assertThat(rows()).containsExactly("Beta"));
        test(field(TextField.class, "search")).setValue("");
        eventually(() ->
                assertThat(text(find(PageHeader.class).first())).contains("2").doesNotContain("of 2"));
    }

    @Test
    void a_list_without_matches_says_how_to_see_more() {
        stored("Alpha");
        visit("admin/llm-configs", "q=nothing-like-it");
        eventually(() -> assertThat(text(find(Grid.class).first().getEmptyStateComponent()))
                .contains("Nothing matches"));
    }

    @Test
    void a_quick_start_says_at_its_fields_what_is_missing_then_opens_what_it_created() {
        visit("admin/llm-configs", "");
        test(button("new-config")).click();
        test(in(dialog(), Button.class, "save")).click();
        eventually(() -> {
            assertThat(in(dialog(), TextField.class, "name").getErrorMessage()).contains("1 to 100");
            assertThat(in(dialog(), PasswordField.class, "api_key").getErrorMessage())
                    .contains("needs an API key");
        });
        test(in(dialog(), TextField.class, "name")).setValue("Drafting");
        test(in(dialog(), PasswordField.class, "api_key")).setValue(KEY);
        test(in(dialog(), Button.class, "save")).click();
        eventually(() ->
                assertThat(field(TextField.class, "api_endpoint").getValue()).isEqualTo("https://api.openai.com/v1"));
        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).startsWith("admin/llm-configs/");
        eventually(() -> assertThat(rows()).containsExactly("Drafting"));
        assertThat(view()).contains("•••• wxyz").doesNotContain("planted");
    }

    @Test
    void all_fields_are_one_click_away_and_keep_what_was_typed() {
        visit("admin/llm-configs", "");
        test(button("new-config")).click();
        test(in(dialog(), TextField.class, "name")).setValue("Full");
        test(in(dialog(), PasswordField.class, "api_key")).setValue(KEY);
        test(in(dialog(), Button.class, "all-fields")).click();
        assertThat(field(TextField.class, "name").getValue()).isEqualTo("Full");
        test(button("save")).click();
        eventually(() -> assertThat(view()).contains("Not saved", "needs a default model"));
        test(field(TextArea.class, "available_models")).setValue("m-1\n\n m-2 \nm-1");
        field(ComboBox.class, "default_model").setValue("m-1");
        test(button("save")).click();
        eventually(() -> assertThat(button("toggle-active").getText()).isEqualTo("Deactivate"));
        // The head is drawn when the address changes, the form when its row has come.
        eventually(() ->
                assertThat(field(TextArea.class, "available_models").getValue()).isEqualTo("m-1\nm-2"));
        assertThat(sql.queryForObject("select is_active from llm_config", Boolean.class))
                .isTrue();
    }

    @Test
    void who_stays_at_unsaved_changes_keeps_what_was_typed_in_a_quick_start_too() {
        open(stored("Alpha"));
        test(field(TextArea.class, "description")).setValue("mine");
        test(button("new-config")).click();
        test(in(dialog(), TextField.class, "name")).setValue("Begun");
        test(in(dialog(), PasswordField.class, "api_key")).setValue(KEY);
        test(in(dialog(), Button.class, "all-fields")).click();
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(in(dialog(), TextField.class, "name").getValue()).isEqualTo("Begun");
        assertThat(in(dialog(), PasswordField.class, "api_key").getValue()).isEqualTo(KEY);
        test(in(dialog(), Button.class, "all-fields")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(field(TextField.class, "name").getValue()).isEqualTo("Begun");
    }

    @Test
    void what_is_wrong_stands_at_the_field_and_above_the_button_and_what_was_typed_stays() {
        open(stored("Alpha"));
        Map<String, String> wrong = Map.of(
                "priority", "5000",
                "rate_limit_rpm", "many",
                "cost_per_request", "0,5",
                "api_endpoint", "ftp://x");
        wrong.forEach((id, value) -> test(field(TextField.class, id)).setValue(value));
        test(field(TextArea.class, "model_parameters")).setValue("{\"a\": 1, \"a\": 2}");
        test(button("save")).click();
        wrong.forEach((id, value) -> {
            assertThat(field(TextField.class, id).isInvalid()).as(id).isTrue();
            assertThat(field(TextField.class, id).getValue()).isEqualTo(value);
        });
        assertThat(((HasValidationProperties) field(TextArea.class, "model_parameters")).isInvalid())
                .isTrue();
        assertThat(view()).contains("Not saved: 5 things are to be corrected", "Unsaved changes: 5 fields");
        test(button("discard")).click();
        assertThat(field(TextField.class, "priority").getValue()).isEqualTo("100");
        assertThat(button("save").isEnabled()).isFalse();
    }

    @Test
    void a_number_that_was_cleared_is_stored_as_none() {
        LlmConfigDetails config = stored("Alpha");
        sql.update("update llm_config set rate_limit_rpm = 5");
        open(config);
        test(field(TextField.class, "rate_limit_rpm")).setValue("");
        test(button("save")).click();
        eventually(() -> assertThat(sql.queryForObject("select version from llm_config", Integer.class))
                .isEqualTo(2));
        assertThat(sql.queryForObject("select rate_limit_rpm from llm_config", Integer.class))
                .isNull();
    }

    @Test
    void changes_that_touch_different_fields_are_merged_by_one_click() {
        LlmConfigDetails config = stored("Alpha");
        open(config);
        test(field(TextArea.class, "description")).setValue("mine");
        sql.update("update llm_config set priority = 7, version = version + 1");
        test(button("save")).click();
        eventually(() -> assertThat(view()).contains("somebody else changed this configuration meanwhile (Priority)"));
        assertThat(field(TextArea.class, "description").getValue()).isEqualTo("mine");
        assertThat(text(dialog())).contains("touch different fields", "Priority: 100 → 7", "Description: – → mine");
        test(in(dialog(), Button.class, "save-merged")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form()).satisfies(form -> {
                    assertThat(form.description()).isEqualTo("mine");
                    assertThat(form.priority()).isEqualTo(7);
                }));
    }

    @Test
    void a_field_that_both_changed_is_chosen_and_nothing_is_stored_before() {
        LlmConfigDetails config = stored("Alpha");
        collision(config);
        assertThat(in(dialog(), Button.class, "save-merged").isEnabled()).isFalse();
        ConflictChoice choice = in(dialog(), ConflictChoice.class, "choice-description");
        choice.setValue(ConflictChoice.Side.MINE);
        test(in(dialog(), Button.class, "save-merged")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().description())
                        .isEqualTo("mine"));
    }

    @Test
    void a_conflict_can_be_left_and_looked_at_again_without_losing_what_was_typed() {
        LlmConfigDetails config = stored("Alpha");
        collision(config);
        test(field(TextField.class, "priority")).setValue("8");
        dialog().close();
        assertThat(field(TextArea.class, "description").getValue()).isEqualTo("mine");
        test(button("compare")).click();
        in(dialog(), ConflictChoice.class, "choice-description").setValue(ConflictChoice.Side.THEIRS);
        test(in(dialog(), Button.class, "keep-editing")).click();
        assertThat(field(TextArea.class, "description").getValue()).isEqualTo("theirs");
        assertThat(field(TextField.class, "priority").getValue()).isEqualTo("8");
        assertThat(configs.find(config.id()).orElseThrow().form().priority()).isEqualTo(100);
    }

    @Test
    void who_gives_up_his_own_gets_theirs() {
        collision(stored("Alpha"));
        test(in(dialog(), Button.class, "take-theirs")).click();
        assertThat(field(TextArea.class, "description").getValue()).isEqualTo("theirs");
        assertThat(button("save").isEnabled()).isFalse();
    }

    @Test
    void marked_ones_are_changed_together_and_the_change_is_taken_back() {
        stored("Alpha");
        stored("Beta");
        visit("admin/llm-configs", "");
        eventually(() -> assertThat(rows()).containsExactly("Alpha", "Beta"));
        markAll();
        eventually(() -> assertThat(bulk()).contains("2 marked"));
        Button deactivate = button("deactivate-marked");
        markAll();
        markAll();
        eventually(() -> assertThat(button("deactivate-marked"))
                .as("a click on its way counts whatever is marked meanwhile")
                .isSameAs(deactivate));
        test(button("activate-marked")).click();
        eventually(() -> assertThat(bulk()).contains("Nothing was changed."));
        eventually(() -> assertThat(rows()).containsExactly("Alpha", "Beta"));
        markAll();
        eventually(() -> assertThat(bulk()).contains("2 marked"));
        test(button("deactivate-marked")).click();
        eventually(() -> assertThat(bulk()).contains("2 deactivated."));
        eventually(() -> assertThat(rows()).isEmpty());
        test(button("undo")).click();
        eventually(() -> assertThat(bulk()).contains("2 taken back."));
        eventually(() -> assertThat(rows()).containsExactly("Alpha", "Beta"));
        test(button("close-bulk")).click();
        assertThat(find(BulkBar.class).exists()).isFalse();
    }

    @Test
    void a_change_of_many_that_the_database_ends_says_how_far_it_got_and_takes_that_back() {
        stored("Alpha");
        stored("Beta");
        stored("Gamma");
        sql.execute("""
                create function fail_in_the_middle() returns trigger language plpgsql as $$ begin
                if new.name = 'Beta' then raise exception 'no space' using errcode = '53100'; end if;
                return new; end $$""");
        sql.execute("create trigger fail_in_the_middle before update on llm_config"
                + " for each row execute function fail_in_the_middle()");
        visit("admin/llm-configs", "");
        eventually(() -> assertThat(rows()).containsExactly("Alpha", "Beta", "Gamma"));
        markAll();
        eventually(() -> assertThat(bulk()).contains("3 marked"));
        test(button("deactivate-marked")).click();
        eventually(() -> assertThat(bulk())
                .contains(
                        "1 of 3 deactivated; 1 not tried.",
                        "The database server has no disk space left",
                        "1 left as they are:")
                .doesNotContain("no space"));
        test(button("undo")).click();
        eventually(() -> assertThat(bulk()).contains("1 taken back."));
        eventually(() -> assertThat(rows()).containsExactly("Alpha", "Beta", "Gamma"));
        test(button("close-bulk")).click();
        assertThat(bulk()).as("what was not changed is still marked").contains("3 marked");
    }

    @Test
    void a_priority_for_many_is_checked_before_anything_is_changed() {
        stored("Alpha");
        visit("admin/llm-configs", "");
        eventually(() -> assertThat(rows()).containsExactly("Alpha"));
        markAll();
        eventually(() -> assertThat(bulk()).contains("1 marked"));
        test(button("prioritise-marked")).click();
        TextField priority = in(dialog(), TextField.class, "new-priority");
        test(find(Button.class).withText("Set priority").single()).click();
        assertThat(priority.getErrorMessage()).isEqualTo("Enter a priority from 0 to 1000. Lower comes first.");
        test(priority).setValue("1001");
        test(find(Button.class).withText("Set priority").single()).click();
        assertThat(priority.getErrorMessage()).contains("0 to 1000");
        test(priority).setValue("5");
        test(find(Button.class).withText("Set priority").single()).click();
        eventually(() -> assertThat(bulk()).contains("1 set to priority 5."));
        assertThat(sql.queryForObject("select priority from llm_config", Integer.class))
                .isEqualTo(5);
    }

    @Test
    void many_are_deleted_after_a_question_and_what_is_kept_says_why() {
        stored("Alpha");
        long used = stored("Beta").id();
        sql.update("insert into llm_usage (llm_config_id, model) values (?, 'm')", used);
        visit("admin/llm-configs", "");
        eventually(() -> assertThat(rows()).containsExactly("Alpha", "Beta"));
        markAll();
        eventually(() -> assertThat(bulk()).contains("2 marked"));
        test(button("delete-marked")).click();
        assertThat(in(dialog(), Button.class, "confirm").getThemeNames())
                .contains(ButtonVariant.ERROR.getVariantName());
        test(in(dialog(), Button.class, "confirm")).click();
        eventually(() -> assertThat(bulk()).contains("1 deleted.", "1 left as they are:", "has been used"));
        eventually(() -> assertThat(rows()).containsExactly("Beta"));
        sql.update("delete from llm_usage");
    }

    @Test
    void a_copy_opens_beside_the_list_and_is_inactive() {
        open(stored("Alpha"));
        test(button("duplicate-config")).click();
        eventually(() -> assertThat(field(TextField.class, "name").getValue()).isEqualTo("Alpha (copy)"));
        eventually(() -> assertThat(view()).contains("inactive"));
    }

    /** The box in the table's header. */
    private void markAll() {
        test((Checkbox) grid().getColumnByKey(ConfigGrid.MARK).getHeaderComponent())
                .click();
    }

    private String bulk() {
        return text(find(BulkBar.class).single());
    }

    private void collision(LlmConfigDetails config) {
        open(config);
        test(field(TextArea.class, "description")).setValue("mine");
        sql.update("update llm_config set description = 'theirs', version = version + 1");
        test(button("save")).click();
        eventually(() -> assertThat(view()).contains("meanwhile (Description)"));
    }

    @Test
    void another_server_asks_for_the_key_again() {
        open(stored("Alpha"));
        test(field(TextField.class, "api_endpoint")).setValue("https://elsewhere.example/v1");
        test(button("save")).click();
        eventually(() -> assertThat(field(PasswordField.class, "api_key").getErrorMessage())
                .startsWith("This key was entered for http://127.0.0.1:")
                .endsWith("; enter the key for https://elsewhere.example."));
        test(field(PasswordField.class, "api_key")).setValue("sk-another-0123456789-abcd");
        test(button("save")).click();
        eventually(() -> assertThat(view()).contains("•••• abcd"));
    }

    @Test
    void unsaved_changes_are_not_lost_by_going_elsewhere() {
        LlmConfigDetails config = stored("Alpha");
        stored("Beta");
        open(config);
        test(field(TextArea.class, "description")).setValue("mine");
        select("Beta");
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(field(TextArea.class, "description").getValue()).isEqualTo("mine");
        select("Beta");
        test(find(ConfirmDialog.class).single()).confirm();
        eventually(() -> assertThat(field(TextField.class, "name").getValue()).isEqualTo("Beta"));
    }

    @Test
    void a_test_shows_what_it_found_and_can_be_cancelled() {
        provider.okFor(KEY, "m-1", "m-2");
        open(stored("Alpha"));
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("works", "2 models"));
        provider.never();
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("Asking the provider"));
        test(button("cancel-test")).click();
        eventually(() -> assertThat(view()).contains("Cancelled", "works"));
    }

    @Test
    void a_private_host_is_called_only_when_it_was_allowed() {
        open(configs.create(form("Alpha", provider, "m-1"), Secret.of(KEY)));
        test(button("test-connection")).click();
        eventually(() -> assertThat(view()).contains("address blocked"));
        test(button("allow-host")).click();
        test(in(dialog(), Button.class, "confirm")).click();
        eventually(() -> assertThat(view()).contains("works", "are allowed"));
    }

    @Test
    void discovered_models_are_chosen_and_stored() {
        provider.okFor(KEY, "m-1", "m-2", "m-3");
        LlmConfigDetails config = stored("Alpha");
        open(config);
        test(button("discover-models")).click();
        eventually(() ->
                assertThat(in(dialog(), Button.class, "apply-models").getText()).contains("3 models"));
        in(dialog(), ComboBox.class, null).setValue("m-2");
        test(in(dialog(), Button.class, "apply-models")).click();
        eventually(
                () -> assertThat(configs.find(config.id()).orElseThrow().form().defaultModel())
                        .isEqualTo("m-2"));
    }

    @Test
    void a_deletion_that_is_refused_says_so_in_its_dialog_and_offers_to_deactivate() {
        LlmConfigDetails config = stored("Alpha");
        sql.update("insert into llm_usage (llm_config_id, model) values (?, 'm')", config.id());
        open(config);
        test(button("delete-config")).click();
        assertThat(text(dialog())).contains("is active: requests that use it fail");
        test(in(dialog(), Button.class, "confirm")).click();
        eventually(() -> assertThat(text(dialog())).contains("has been used"));
        click(dialog(), "Deactivate instead");
        eventually(() -> assertThat(button("toggle-active").getText()).isEqualTo("Activate"));
    }

    @Test
    void a_deleted_one_is_closed_and_gone_from_the_list() {
        open(stored("Alpha"));
        test(button("delete-config")).click();
        test(in(dialog(), Button.class, "confirm")).click();
        eventually(() -> assertThat(rows()).isEmpty());
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("admin/llm-configs");
    }

    @Test
    void an_address_of_nothing_says_so() {
        visit("admin/llm-configs/4711", "");
        eventually(() -> assertThat(view()).contains("There is no configuration 4711"));
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_sees_everything_but_secrets_and_changes_nothing() {
        long id = insertPlain("Alpha");
        visit("admin/llm-configs/" + id, "");
        eventually(() -> assertThat(field(TextField.class, "name").getValue()).isEqualTo("Alpha"));
        assertThat(field(TextField.class, "name").isReadOnly()).isTrue();
        assertThat(find(Button.class).withId("new-config").exists()).isFalse();
        Stream.of("test-connection", "toggle-active", "delete-config", "discover-models", "replace-key", "save")
                .forEach(button ->
                        assertThat(button(button).isEnabled()).as(button).isFalse());
    }

    // -- helpers

    /** Comes from another page: the one that opens by itself may have listed what was there before the test. */
    private void visit(String path, String query) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
    }

    private void open(LlmConfigDetails config) {
        visit("admin/llm-configs/" + config.id(), "");
        eventually(() -> assertThat(field(TextField.class, "name").getValue())
                .isEqualTo(config.form().name()));
        eventually(() -> assertThat(rows()).contains(config.form().name()));
    }

    private LlmConfigDetails stored(String name) {
        LlmConfigDetails created = configs.create(form(name, provider, "m-1"), Secret.of(KEY));
        return configs.allowPrivateHost(created.id(), created.version(), provider.host());
    }

    private long insertPlain(String name) {
        return Objects.requireNonNull(sql.queryForObject(
                "insert into llm_config (name, provider, is_active) values (?, 'custom', false) returning id",
                Long.class,
                name));
    }

    @SuppressWarnings("unchecked")
    private Grid<LlmConfigRow> grid() {
        return find(ConfigGrid.class).single();
    }

    private List<String> rows() {
        Grid<LlmConfigRow> grid = grid();
        return Stream.iterate(0, i -> i + 1)
                .limit(test(grid).size())
                .map(i -> test(grid).getRow(i).name())
                .toList();
    }

    private void select(String name) {
        Grid<LlmConfigRow> grid = grid();
        grid.select(test(grid).getRow(rows().indexOf(name)));
    }

    private <T extends Component> T field(Class<T> type, String id) {
        return find(type).withId(id).single();
    }

    private Button button(String id) {
        return find(Button.class).withId(id).single();
    }

    private Dialog dialog() {
        return find(Dialog.class).single();
    }

    private <T extends Component> T in(Component parent, Class<T> type, @Nullable String id) {
        return id == null
                ? find(type, parent).single()
                : find(type, parent).withId(id).single();
    }

    private void click(Component parent, String text) {
        test(find(Button.class, parent).withText(text).single()).click();
    }

    private String view() {
        return find(ConfigEditor.class).single().getElement().getTextRecursively();
    }
}
