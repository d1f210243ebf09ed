package com.aidock.admin.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.audit.AuditDetails;
import com.aidock.admin.audit.Persons;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.aidock.admin.ui.LateNotice;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class AuditViewTest extends SpringBrowserlessTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";

    private final LlmConfigs configs;
    private final Lanes lanes;
    private final JdbcTemplate sql;

    @Autowired
    AuditViewTest(LlmConfigs configs, Lanes lanes, Environment environment) {
        this.configs = configs;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    void empty() {
        sql.update("delete from audit_entry");
        sql.update("delete from llm_config");
    }

    @Test
    void lists_and_opens_without_a_connection_on_the_screens_thread() {
        LlmConfigDetails config = changed("Alpha", 7);
        new Work(WorkKind.SCREEN, null, "Screen", "draw").run(() -> {
            visit("admin/audit", "");
            eventually(() -> assertThat(rows()).containsExactly("Change configuration", "Create configuration"));
            grid().select(test(grid()).getRow(0));
            eventually(() -> assertThat(view())
                    .contains("Bob@dock.example", "192.0.2.2", "priority", "10", "7", "LLM configurations › save")
                    .doesNotContain("planted", "wxyz"));
        });
        assertThat(path()).matches("admin/audit/\\d+");
        assertThat(find(Anchor.class).withText("Alpha").single().getHref())
                .isEqualTo("admin/llm-configs/" + config.id());
    }

    @Test
    void an_address_opens_an_entry_that_the_list_does_not_hold() {
        changed("Alpha", 7);
        long id = Objects.requireNonNull(sql.queryForObject("select max(id) from audit_entry", Long.class));
        visit("admin/audit/" + id, "person=nobody@dock.example");
        eventually(() -> assertThat(view()).contains("Bob@dock.example", "priority"));
        assertThat(rows()).isEmpty();
        visit("admin/audit/4711", "");
        eventually(() -> assertThat(view()).contains("There is no entry 4711"));
    }

    @Test
    void the_frame_stands_while_every_connection_is_taken_and_the_rows_come_by_themselves() {
        changed("Alpha", 7);
        try (HeldConnections held = HeldConnections.take(
                lanes, WorkKind.PERSON, lanes.reading(Lane.MAIN).capacity())) {
            visit("admin/audit", "");
            assertThat(button("refresh").isEnabled()).isTrue();
            eventually(
                    () -> assertThat(find(LateNotice.class).first().getElement().getTextRecursively())
                            .contains("100 of 100"));
            held.holdExactly(0);
            eventually(() -> assertThat(rows()).hasSize(2));
        }
    }

    @Test
    void the_address_says_what_is_searched_and_the_export_follows() {
        changed("Alpha", 7);
        changed("Beta", 8);
        visit("admin/audit", "q=alpha&action=llm_config_updated&since=24h&outcome=nonsense");
        eventually(() -> assertThat(rows()).containsExactly("Change configuration"));
        assertThat(export())
                .contains("q=alpha", "action=llm_config_updated", "from=")
                .doesNotContain("outcome");
        test(field("search")).setValue("");
        eventually(() -> assertThat(rows()).hasSize(2));
        test(field("filter-person")).setValue("bob@dock.example");
        eventually(() -> assertThat(rows()).hasSize(2));
        assertThat(export()).contains("person=bob").doesNotContain("alpha");
        test(field("search")).setValue("nothing-like-it");
        eventually(() -> assertThat(text(Objects.requireNonNull(grid().getEmptyStateComponent())))
                .contains("Nothing matches"));
    }

    @Test
    void one_click_shows_everything_about_the_object_or_by_the_person() {
        changed("Alpha", 7);
        changed("Beta", 8);
        visit("admin/audit", "q=alpha&action=llm_config_updated");
        eventually(() -> assertThat(rows()).hasSize(1));
        grid().select(test(grid()).getRow(0));
        eventually(() -> assertThat(button("same-object").isVisible()).isTrue());
        test(button("same-object")).click();
        eventually(() -> assertThat(rows()).containsExactly("Change configuration", "Create configuration"));
        assertThat(text(find(AuditFilters.class).single())).contains("Only LLM configuration");
        test(button("same-person")).click();
        eventually(() -> assertThat(rows()).containsExactly("Change configuration", "Change configuration"));
    }

    @Test
    void scrolling_brings_each_older_row_once_while_new_ones_arrive() {
        insert(250);
        visit("admin/audit", "");
        eventually(() -> assertThat(test(grid()).size()).isGreaterThan(100));
        insert(20);
        eventually(() -> {
            test(grid()).getRow(test(grid()).size() - 1);
            assertThat(test(grid()).size()).isEqualTo(250);
        });
        assertThat(Stream.iterate(0, i -> i + 1)
                        .limit(250)
                        .map(i -> test(grid()).getRow(i).row().id()))
                .doesNotHaveDuplicates();
        test(button("refresh")).click();
        eventually(() -> assertThat(test(grid()).getRow(0).row().id())
                .isGreaterThan(test(grid()).getRow(99).row().id() - 1_000_000));
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void is_for_viewers_as_well() {
        insert(1);
        visit("admin/audit", "");
        eventually(() -> assertThat(rows()).containsExactly("Sign in"));
    }

    @Test
    @WithAnonymousUser
    void is_not_for_somebody_who_is_not_signed_in() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> navigate(AuditView.class));
    }

    // -- helpers

    private LlmConfigDetails changed(String name, int priority) {
        LlmConfigDetails config = Persons.ANA.does(
                () -> configs.create(ProviderDefaults.form(Provider.OPENAI, name, null, false), Secret.of(KEY)));
        sql.update("update llm_config set priority = ? where id = ?", priority, config.id());
        LlmConfigDetails now = configs.find(config.id()).orElseThrow();
        sql.update("update llm_config set priority = 10 where id = ?", config.id());
        return Persons.BOB.does(() -> configs.update(config.id(), config.version(), now.form(), null));
    }

    private void insert(int count) {
        sql.update("""
                insert into audit_entry (id, at, actor, place, operation, action, outcome)
                select nextval('audit_entry_id_seq'), now() - n * interval '1 ms', 'Ana', 'Sign-in', 'x', 'SIGNED_IN',
                    'DONE'
                from generate_series(1, ?) n""", count);
    }

    /** Comes from another page, so that what opened by itself does not stand for what was asked for. */
    private void visit(String path, String query) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
    }

    private AuditGrid grid() {
        return find(AuditGrid.class).single();
    }

    private List<String> rows() {
        return Stream.iterate(0, i -> i + 1)
                .limit(test(grid()).size())
                .map(i -> (AuditDetails) test(grid()).getRow(i))
                .map(entry -> entry.row().place().isEmpty()
                        ? "…"
                        : entry.row().action().label())
                .toList();
    }

    private String path() {
        return UI.getCurrent().getActiveViewLocation().getPath();
    }

    private String export() {
        return find(Anchor.class).withId("export-csv").single().getHref();
    }

    private TextField field(String id) {
        return find(TextField.class).withId(id).single();
    }

    private Button button(String id) {
        return find(Button.class).withId(id).single();
    }

    private String view() {
        return text(find(EntryPanel.class).single());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().ignoreExceptions().untilAsserted(() -> {
            MockVaadin.runUIQueue(true);
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
