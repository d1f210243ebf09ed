package com.aidock.admin.audit;

import static com.aidock.admin.audit.Persons.ANA;
import static com.aidock.admin.audit.Persons.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.access.UserRow;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.HeaderForm;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.StaleLlmConfig;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class AuditLogTest {
    private static final String PLANTED = "sk-planted-0123456789-wxyz";
    private static final Secret KEY = Secret.of(PLANTED);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final LlmConfigs configs;
    private final UserAdministration users;
    private final AuditLog log;
    private final AttemptLog attempts;
    private final AuditRetention retention;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Lanes lanes;
    private final JdbcTemplate sql;
    private final JdbcTemplate simple;

    @Autowired
    AuditLogTest(
            LlmConfigs configs,
            UserAdministration users,
            AuditLog log,
            AttemptLog attempts,
            AuditRetention retention,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Lanes lanes,
            Environment environment) {
        this.configs = configs;
        this.users = users;
        this.log = log;
        this.attempts = attempts;
        this.retention = retention;
        this.transactions = transactions;
        this.events = events;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
        this.simple = PlainSql.of(environment, "preferQueryMode=simple");
    }

    @BeforeEach
    void empty() {
        attempts.flush();
        sql.update("delete from audit_entry");
    }

    /** A lock makes it wait as a log of millions of entries makes it read. */
    @Test
    void a_search_for_a_part_of_a_text_has_a_bounded_time_and_says_what_is_faster(@Autowired Environment environment)
            throws SQLException {
        try (Connection lock = DriverManager.getConnection(
                PlainSql.jdbcUrl(environment.getRequiredProperty("DATABASE_URL")), "postgres", "")) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table audit_entry in access exclusive mode");
            AuditQuery search = new AuditQuery("part", "", null, null, null, null, null, null);

            assertThatExceptionOfType(SearchTooSlow.class)
                    .isThrownBy(() -> log.page(search, null, 10))
                    .withMessageContaining("a shorter time");
        }
    }

    @Test
    void a_change_says_who_what_when_from_where_and_what_was_there_before() {
        LlmConfigDetails config = ANA.does(() -> configs.create(form("Alpha"), KEY));
        BOB.does(() -> configs.update(
                config.id(), config.version(), withPriority(config.form(), 7), null, "made it come first"));

        AuditDetails change = all().getFirst();
        assertThat(change.row()).satisfies(row -> {
            assertThat(row.actor()).isEqualTo("Bob@dock.example");
            assertThat(row.actorId()).isEqualTo("2");
            assertThat(row.address()).isEqualTo("192.0.2.2");
            assertThat(row.place()).isEqualTo("LLM configurations");
            assertThat(row.action()).isEqualTo(AuditAction.LLM_CONFIG_UPDATED);
            assertThat(row.outcome()).isEqualTo(AuditOutcome.DONE);
            assertThat(row.objectId()).isEqualTo(Long.toString(config.id()));
            assertThat(row.objectLabel()).isEqualTo(config.form().name());
            assertThat(row.reason()).isEqualTo("made it come first");
        });
        assertThat(change.changes()).containsExactly(new FieldChange("priority", "10", "7"));
        assertThat(all().get(1).row().actor()).isEqualTo("ana@dock.example");
        assertThat(find("person", "BOB@dock.example")).containsExactly(AuditAction.LLM_CONFIG_UPDATED);
    }

    @Test
    void every_change_of_a_configuration_has_its_entry() {
        LlmConfigDetails config = ANA.does(() -> configs.create(form("All"), KEY));
        config = configs.setKey(config.id(), config.version(), Secret.of("sk-planted-second-0123456789"));
        config = configs.applyModels(config.id(), config.version(), List.of("m-1", "m-2"), "m-1");
        config = configs.setActive(config.id(), null, true);
        config = configs.setActive(config.id(), null, false);
        config = configs.allowPrivateHost(config.id(), config.version(), "api.openai.com");
        config = configs.allowPrivateHost(config.id(), config.version(), null);
        config = configs.removeKey(config.id(), config.version());
        configs.delete(config.id());

        assertThat(all().reversed().stream().map(entry -> entry.row().action()))
                .containsExactly(
                        AuditAction.LLM_CONFIG_CREATED,
                        AuditAction.LLM_CONFIG_KEY_SET,
                        AuditAction.LLM_CONFIG_MODELS_APPLIED,
                        AuditAction.LLM_CONFIG_ACTIVATED,
                        AuditAction.LLM_CONFIG_DEACTIVATED,
                        AuditAction.LLM_CONFIG_PRIVATE_HOST_ALLOWED,
                        AuditAction.LLM_CONFIG_PRIVATE_HOST_REVOKED,
                        AuditAction.LLM_CONFIG_KEY_REMOVED,
                        AuditAction.LLM_CONFIG_DELETED);
        assertThat(all().get(7).changes()).contains(new FieldChange("api_key", "stored", "changed"));
        assertThat(all().get(1).changes()).containsExactly(new FieldChange("api_key", "stored", null));
        assertThat(all().getFirst().changes())
                .contains(new FieldChange("name", config.form().name(), null));
    }

    @Test
    void a_rollback_takes_the_entry_with_it() {
        transactions.executeWithoutResult(status -> {
            configs.create(form("Never"), KEY);
            status.setRollbackOnly();
        });
        assertThat(all()).isEmpty();
    }

    @Test
    void a_change_that_no_transaction_makes_is_a_mistake_of_the_program() {
        AuditedChange stray =
                new AuditedChange(AuditAction.LLM_CONFIG_UPDATED, AuditedObject.llmConfig(1, "A"), List.of(), null);
        assertThatThrownBy(() -> events.publishEvent(stray)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_refused_save_says_who_tried_what_and_why_it_was_refused() {
        LlmConfigDetails config = configs.create(form("Refused"), KEY);
        refused(() -> configs.update(config.id(), config.version(), withPriority(config.form(), 5000), null));

        AuditRow row = all().getFirst().row();
        assertThat(row.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(row.actor()).isEqualTo("ana@dock.example");
        assertThat(row.address()).isEqualTo("192.0.2.1");
        assertThat(row.action()).isEqualTo(AuditAction.LLM_CONFIG_UPDATED);
        assertThat(row.objectId()).isEqualTo(Long.toString(config.id()));
        assertThat(row.reason()).contains("priority", "1000");
    }

    @Test
    void a_refused_creation_says_what_it_should_have_been_called_and_equal_ones_are_counted() {
        String name = name("Taken");
        configs.create(form(name), KEY);
        refused(() -> configs.create(form(name), KEY));
        refused(() -> configs.create(form(name), KEY));
        AuditRow row = all().getFirst().row();
        assertThat(row.objectLabel()).isEqualTo(name);
        // In one row, or in two if they were written in between.
        assertThat(sql.queryForObject("select sum(attempts) from audit_entry where outcome <> 'DONE'", Integer.class))
                .isEqualTo(2);
        assertThat(row.reason()).contains("already");
    }

    @Test
    void stale_saves_and_refused_deletions_are_told_apart() {
        LlmConfigDetails config = configs.create(form("Stale"), KEY);
        configs.setActive(config.id(), null, false);
        assertThat(refused(() -> configs.update(config.id(), config.version(), config.form(), null)))
                .isInstanceOf(StaleLlmConfig.class);
        assertThat(all().getFirst().row().outcome()).isEqualTo(AuditOutcome.STALE);
        sql.update("insert into llm_usage (llm_config_id, model) values (?, 'm')", config.id());
        refused(() -> {
            configs.delete(config.id());
            return config;
        });
        assertThat(all().getFirst().row()).satisfies(row -> {
            assertThat(row.action()).isEqualTo(AuditAction.LLM_CONFIG_DELETED);
            assertThat(row.reason()).contains("usage history");
        });
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void whoever_may_not_is_noted_without_having_touched_anything() {
        assertThat(refused(() -> configs.setActive(4711, null, true))).isInstanceOf(AccessDeniedException.class);
        assertThat(all().getFirst().row()).satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(AuditOutcome.NOT_ALLOWED);
            assertThat(row.objectId()).isEqualTo("4711");
            assertThat(row.actor()).isEqualTo("ana@dock.example");
        });
    }

    @Test
    void refusing_borrows_nothing() {
        LlmConfigForm wrong = withPriority(form("Wrong"), 5000);
        long main = lanes.leases().borrows(Lane.MAIN);
        ANA.does(() -> catchThrowable(() -> configs.create(wrong, KEY)));
        assertThat(lanes.leases().borrows(Lane.MAIN)).isEqualTo(main);
        assertThat(all()).hasSize(1);
    }

    @Test
    void users_are_audited_too_and_their_passwords_are_not_told() {
        String email = "user%d@dock.example".formatted(NUMBER.incrementAndGet());
        users.add("root" + email, Role.ADMIN, "planted correct horse");
        sql.update("delete from audit_entry");
        UserRow user = ANA.does(() -> users.add(email, Role.VIEWER, "planted correct horse"));
        users.changeRole(user.id(), Role.ADMIN);
        users.changeRole(user.id(), Role.VIEWER);
        users.setEnabled(user.id(), false);
        users.resetPassword(user.id(), "planted battery staple");
        refused(() -> users.add(email, Role.VIEWER, "planted correct horse"));

        assertThat(all().reversed().stream().map(entry -> entry.row().action()))
                .containsExactly(
                        AuditAction.USER_CREATED,
                        AuditAction.USER_ROLE_CHANGED,
                        AuditAction.USER_ROLE_CHANGED,
                        AuditAction.USER_DISABLED,
                        AuditAction.USER_PASSWORD_CHANGED,
                        AuditAction.USER_CREATED);
        assertThat(all().get(4).changes()).hasSize(1);
        assertThat(everything("audit_entry")).doesNotContain("planted").contains(email);
    }

    @Test
    void a_planted_secret_is_in_no_row() {
        LlmConfigForm secretHeader = withHeaders(
                form("Planted"),
                new HeaderForm("X-Token", Secret.of("planted-header-value-0123456789"), true),
                new HeaderForm("X-Team", Secret.of("planted-plain-value"), false));
        LlmConfigDetails config = configs.create(secretHeader, KEY);
        configs.update(
                config.id(),
                config.version(),
                withHeaders(config.form(), new HeaderForm("X-Token", Secret.of("planted-other-0123456789"), true)),
                Secret.of("sk-planted-other-0123456789"));
        refused(() -> configs.setKey(config.id(), 0, Secret.of("planted key with spaces")));
        assertThat(all()).hasSize(3);
        assertThat(all().get(1).changes())
                .contains(
                        new FieldChange("api_key", "stored", "changed"),
                        new FieldChange("custom_headers.X-Token", "stored", "changed"),
                        new FieldChange("custom_headers.X-Team", "stored", null));
        assertThat(everything("audit_entry")).doesNotContain("planted-", "planted key", "wxyz");
    }

    @Test
    void pages_show_each_row_once_while_new_rows_arrive() {
        insert(250, "ana@dock.example");
        List<Long> seen = new ArrayList<>();
        AuditRow last = null;
        AuditPage page;
        do {
            page = log.page(AuditQuery.ALL, last, 100);
            page.entries().forEach(entry -> seen.add(entry.row().id()));
            last = page.entries().getLast().row();
            insert(10, "bob@dock.example");
        } while (page.more());
        assertThat(seen).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void filters_and_search_narrow_the_list() {
        Instant before = Instant.parse("2026-01-01T00:00:00Z");
        LlmConfigDetails config = ANA.does(() -> configs.create(form("Needle 100%_"), KEY));
        BOB.does(() -> configs.setActive(config.id(), null, false));
        refused(() -> configs.setKey(config.id(), config.version(), Secret.of("x")));
        attempts.flush();
        assertThat(find("action", "")).containsExactly(AuditAction.LLM_CONFIG_DEACTIVATED);
        assertThat(find("search", "NEEDLE 100%_")).hasSize(2);
        assertThat(find("search", "192.0.2.2")).containsExactly(AuditAction.LLM_CONFIG_DEACTIVATED);
        assertThat(find("outcome", "")).containsExactly(AuditAction.LLM_CONFIG_KEY_SET);
        assertThat(find("object", Long.toString(config.id()))).hasSize(3);
        assertThat(log.page(new AuditQuery("", "", null, null, null, null, null, before), null, 10)
                        .entries())
                .isEmpty();
        assertThat(log.page(new AuditQuery("", "", null, null, null, null, before, null), null, 10)
                        .entries())
                .hasSize(3);
    }

    @Test
    void nothing_changes_a_row_and_only_retention_takes_one_away() {
        insert(3, "ana@dock.example");
        assertThatThrownBy(() -> sql.update("update audit_entry set actor = 'nobody'"))
                .hasMessageContaining("only ever added to");
        sql.update("""
                insert into audit_entry (id, at, actor, place, operation, action, outcome)
                values (-1, now() - interval '401 days', 'System', '', '', 'SIGNED_IN', 'DONE'),
                    (-2, now() - interval '91 days', 'Not signed in', '', '', 'SIGNED_IN', 'REFUSED'),
                    (-3, now() - interval '91 days', 'System', '', '', 'SIGNED_IN', 'DONE')""");
        retention.run();
        assertThat(sql.queryForList("select id from audit_entry where id < 0", Long.class))
                .containsExactly(-3L);
        assertThat(all()).hasSize(4);
    }

    @Test
    void a_hundred_thousand_rows_are_read_through_an_index() {
        insert(100_000, "ana@dock.example");
        sql.execute("analyze audit_entry");
        List<AuditQuery> queries = List.of(
                AuditQuery.ALL,
                new AuditQuery("", "bob@dock.example", null, null, null, null, null, null),
                new AuditQuery("", "", AuditAction.SIGNED_OUT, null, null, null, null, null),
                new AuditQuery("", "", null, AuditOutcome.STALE, null, null, null, null),
                new AuditQuery("", "", null, null, AuditedType.USER, "4711", null, null));
        for (AuditQuery query : queries) {
            assertThat(plan(query, null)).as(query.toString()).contains("Index").doesNotContain("Seq Scan", "Sort");
        }
        AuditRow last = log.page(AuditQuery.ALL, null, 100).entries().getLast().row();
        assertThat(plan(AuditQuery.ALL, last)).contains("Index Cond").doesNotContain("Seq Scan", "Sort");
    }

    // -- helpers

    /** The plan of the statement as it was really sent. */
    private String plan(AuditQuery query, @Nullable AuditRow last) {
        String sent = Objects.requireNonNull(transactions.execute(status -> {
            log.page(query, last, 100);
            return lanes.leases().held().stream()
                    .filter(lease -> lease.thread() == Thread.currentThread())
                    .findFirst()
                    .orElseThrow()
                    .lastSql();
        }));
        StringBuilder numbered = new StringBuilder();
        int parameter = 0;
        for (char c : sent.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameter : Character.toString(c));
        }
        return String.join("\n", simple.queryForList("explain (generic_plan) " + numbered, String.class));
    }

    private List<AuditAction> find(String filter, String value) {
        AuditQuery query =
                switch (filter) {
                    case "person" -> new AuditQuery("", value, null, null, null, null, null, null);
                    case "action" ->
                        new AuditQuery("", "", AuditAction.LLM_CONFIG_DEACTIVATED, null, null, null, null, null);
                    case "outcome" -> new AuditQuery("", "", null, AuditOutcome.REFUSED, null, null, null, null);
                    case "object" -> new AuditQuery("", "", null, null, AuditedType.LLM_CONFIG, value, null, null);
                    default -> new AuditQuery(value, "", null, null, null, null, null, null);
                };
        return log.page(query, null, 10).entries().stream()
                .map(entry -> entry.row().action())
                .toList();
    }

    private List<AuditDetails> all() {
        attempts.flush();
        return log.page(AuditQuery.ALL, null, 1000).entries();
    }

    private void insert(int count, String actor) {
        sql.update("""
                insert into audit_entry (id, at, actor, place, operation, action, outcome)
                select nextval('audit_entry_id_seq'), now() - n * interval '1 ms', ?, '', '', 'SIGNED_IN', 'DONE'
                from generate_series(1, ?) n""", actor, count);
    }

    private String everything(String table) {
        return String.valueOf(sql.queryForList("select t::text from %s t".formatted(table), String.class));
    }

    private static Throwable refused(Supplier<?> attempt) {
        return Objects.requireNonNull(ANA.does(() -> catchThrowable(attempt::get)));
    }

    private static String name(String begin) {
        return begin + " " + NUMBER.incrementAndGet();
    }

    private static LlmConfigForm form(String name) {
        return ProviderDefaults.form(Provider.OPENAI, name.matches(".*\\d") ? name : name(name), null, false);
    }

    private static LlmConfigForm withPriority(LlmConfigForm form, int priority) {
        return changed(form, priority, form.customHeaders());
    }

    private static LlmConfigForm withHeaders(LlmConfigForm form, HeaderForm... headers) {
        return changed(form, form.priority(), List.of(headers));
    }

    @SuppressWarnings("NullAway") // annotations of a compact constructor's parameters are lost in the class file
    private static LlmConfigForm changed(LlmConfigForm form, int priority, List<HeaderForm> headers) {
        return new LlmConfigForm(
                form.name(),
                form.description(),
                form.provider(),
                form.apiEndpoint(),
                form.apiVersion(),
                form.defaultModel(),
                form.availableModels(),
                form.modelParameters(),
                form.rateLimitRpm(),
                form.rateLimitTpm(),
                form.dailyQuota(),
                form.monthlyBudgetUsd(),
                form.costPer1kInputTokens(),
                form.costPer1kOutputTokens(),
                form.costPerRequest(),
                form.active(),
                form.isPublic(),
                priority,
                headers,
                form.providerSettings());
    }
}
