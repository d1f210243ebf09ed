package com.aidock.admin.audit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@PostgresTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "AIDOCK_ADMIN_EMAIL=ada@example.org",
            "AIDOCK_ADMIN_PASSWORD=planted correct horse",
            "AIDOCK_API_TOKEN=" + AuditExportTest.TOKEN
        })
class AuditExportTest {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    private static final String PASSWORD = "planted correct horse";
    private static final String EXPORT = "/api/v1/audit/export.csv";

    private final JdbcTemplate sql;

    @LocalServerPort
    int port;

    private HttpBrowser browser;

    @Autowired
    AuditExportTest(Environment environment) {
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    void open() {
        browser = new HttpBrowser(port);
    }

    @Test
    void the_first_administrator_stands_in_the_log() {
        assertThat(sql.queryForList(
                        "select object_label from audit_entry where action = 'FIRST_ADMINISTRATOR_CREATED'",
                        String.class))
                .containsExactly("ada@example.org");
    }

    @Test
    void sign_ins_and_refusals_are_noted_beside_without_what_was_typed_as_password() {
        browser.signIn("ada@example.org", "planted wrong");
        browser.signIn("planted-password-as-name", "x");
        browser.signIn("p@planted", "x");
        assertThat(browser.signIn("ada@example.org", PASSWORD).headers().firstValue("Location"))
                .isPresent();
        await().untilAsserted(() -> assertThat(outcomes("SIGNED_IN")).contains("DONE", "REFUSED"));
        browser.get("/logout");
        await().untilAsserted(() -> assertThat(sql.queryForObject(
                        "select sum(attempts) from audit_entry where action = 'SIGNED_IN' and outcome = 'REFUSED'",
                        Integer.class))
                .isGreaterThanOrEqualTo(3));
        String all = String.valueOf(sql.queryForList("select e::text from audit_entry e", String.class));
        assertThat(all).contains("ada@example.org", "127.0.0.1").doesNotContain("planted");
    }

    @Test
    void streams_what_the_filter_leaves_and_no_formula() {
        sql.update("""
                insert into audit_entry (id, at, actor, place, operation, action, outcome, reason, changes)
                values (nextval('audit_entry_id_seq'), now(), '=cmd()', '+1', '-1', 'SIGNED_OUT', 'DONE', '@x "quoted"',
                    '[{"field": "name", "before": null, "after": "=1+1"}]')""");
        sql.update("""
                insert into audit_entry (id, at, actor, place, operation, action, outcome)
                select nextval('audit_entry_id_seq'), now(), 'many', 'p', 'o', 'USER_ENABLED', 'DONE'
                from generate_series(1, 2500)""");
        List<String> lines = csv("?action=signed_out&person=%3DCMD()").lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("\uFEFFid,at,person,");
        assertThat(lines.getLast())
                .contains("\"'=cmd()\"", "\"'+1\"", "\"'-1\"", "\"'@x \"\"quoted\"\"\"", "name: none → =1+1");
        assertThat(csv("?person=many").lines().map(line -> line.split(",")[0]))
                .hasSize(2501)
                .doesNotHaveDuplicates();
    }

    @Test
    void every_export_leaves_an_entry_that_says_who_what_and_how_many() {
        csv("?action=user_enabled&person=somebody");
        browser.get("/api/v1/llm-configs/export?q=nothing", "Authorization", bearer());
        browser.get(EXPORT + "?outcome=maybe", "Authorization", bearer());

        await().untilAsserted(() -> assertThat(exports("AUDIT_LOG_EXPORTED"))
                .contains("API token|127.0.0.1|DONE|0 entries, filter: person=somebody, action=user_enabled."));
        await().untilAsserted(() -> assertThat(exports("LLM_CONFIGS_EXPORTED"))
                .containsExactly("API token|127.0.0.1|DONE|0 entries, filter: q=nothing."));
    }

    private List<String> exports(String action) {
        return sql.queryForList(
                "select actor || '|' || address || '|' || outcome || '|' || reason from audit_entry where action = ?",
                String.class,
                action);
    }

    @Test
    void wrong_filters_are_named_and_strangers_are_turned_away() {
        HttpResponse<String> wrong = browser.get(EXPORT + "?outcome=maybe&from=yesterday", "Authorization", bearer());
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(wrong.body()).contains("outcome must be one of done, refused", "from must be a moment such as");
        assertThat(browser.get(EXPORT).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "＝1"})
    void no_cell_begins_a_formula(String text) {
        assertThat(CsvLines.cell(text)).startsWith("\"'");
    }

    private String csv(String query) {
        HttpResponse<String> response = browser.get(EXPORT + query, "Authorization", bearer());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .contains("audit.csv");
        return response.body();
    }

    private List<String> outcomes(String action) {
        return sql.queryForList("select distinct outcome from audit_entry where action = ?", String.class, action);
    }

    private static String bearer() {
        return "Bearer " + TOKEN;
    }
}
