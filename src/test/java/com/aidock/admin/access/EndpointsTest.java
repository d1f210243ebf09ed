package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.Borrowed;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@PostgresTest
@Import({AccessFixtures.class, EndpointsTest.Controllers.class})
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "AIDOCK_ADMIN_EMAIL=ada@example.org",
            "AIDOCK_ADMIN_PASSWORD=planted correct horse",
            "AIDOCK_API_TOKEN=" + EndpointsTest.TOKEN
        })
class EndpointsTest {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    private static final String PASSWORD = "planted correct horse";
    private static final String STATUS = "/admin/llm-configs/debug/pool-status";
    private static final String BEARER = "Bearer " + TOKEN;

    @LocalServerPort
    int port;

    private final UserStore users;
    private final HandTicker ticker;
    private final Lanes lanes;
    private final JdbcTemplate sql;

    @Autowired
    EndpointsTest(UserStore users, HandTicker ticker, Lanes lanes, Environment environment) {
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
        this.users = users;
        this.ticker = ticker;
    }

    private HttpBrowser browser;

    /** Stands for the endpoints of the features. */
    @RestController
    static class Echo {
        @RequestMapping(
                path = "/api/v1/echo",
                method = {RequestMethod.GET, RequestMethod.POST})
        String echo() {
            Work work = Work.current();
            return "%s|%s|%s"
                    .formatted(
                            work.kind(),
                            work.actor() == null ? "-" : work.actor().id(),
                            work.place());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Controllers {
        @Bean
        Echo echo() {
            return new Echo();
        }
    }

    @BeforeEach
    void openBrowser() {
        browser = new HttpBrowser(port);
    }

    @AfterEach
    void nothing_secret_was_logged(CapturedOutput log) {
        ticker.advance(Duration.ofHours(2));
        assertThat(log).doesNotContain(PASSWORD, "planted-token");
    }

    @Test
    void a_token_beside_a_sessions_cookie_signs_nobody_in() {
        browser.get("/login");
        assertThat(browser.get(STATUS, "Authorization", BEARER).statusCode()).isEqualTo(200);

        assertProblem(browser.get(STATUS), 401);
        HttpResponse<String> page = browser.get("/admin/pool-health");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void without_credentials_a_problem_says_what_to_send_and_no_session_is_created() {
        HttpResponse<String> answer = browser.get(STATUS);

        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"AI Dock Admin\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertProblem(browser.get("/api/v1/echo"), 401);
        assertProblem(browser.get("/v3/api-docs"), 401);
        assertProblem(browser.get("/actuator/prometheus"), 401);
        assertProblem(browser.get("/actuator/health"), 401);
        assertProblem(browser.get("/api/no-such"), 401);
    }

    @Test
    void the_api_token_is_an_administrator_for_one_request() {
        HttpResponse<String> answer = browser.get(STATUS, "Authorization", BEARER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.get("/actuator/prometheus", "Authorization", BEARER).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/v1/echo", "Authorization", "bearer " + TOKEN)
                        .body())
                .isEqualTo("CLIENT|api-token|GET /api/v1/echo");
        assertThat(browser.post("/api/v1/echo", "", "Authorization", BEARER).statusCode())
                .isEqualTo(200);
        assertThat(browser.get(STATUS).statusCode()).isEqualTo(401);
    }

    @Test
    void the_api_token_opens_no_screen() {
        assertThat(browser.get("/profile", "Authorization", BEARER).statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_wrong_token_is_refused_then_slowed_down_while_the_right_one_goes_on() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> answer = browser.get(STATUS, "Authorization", "Bearer planted-token-guess" + i);
            assertProblem(answer, 401);
            assertThat(answer.body()).doesNotContain("planted");
        }
        HttpResponse<String> slowed = browser.get(STATUS, "Authorization", "Bearer planted-token-guess");

        assertProblem(slowed, 429);
        assertThat(slowed.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(browser.get(STATUS, "Authorization", BEARER).statusCode()).isEqualTo(200);
    }

    @Test
    void probes_are_open_without_detail() {
        for (String probe : new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
            HttpResponse<String> answer = browser.get(probe);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void a_session_serves_as_well_but_changes_need_the_header_that_foreign_pages_cannot_send() {
        browser.signIn("ada@example.org", PASSWORD);

        assertThat(browser.get(STATUS).statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/v1/echo").body()).endsWith("|GET /api/v1/echo");
        assertProblem(browser.post("/api/v1/echo", ""), 403);
        assertThat(browser.post("/api/v1/echo", "", "X-Requested-With", "test").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_viewer_reads_the_api_and_nothing_else() {
        String hash = users.findForSignIn("ada@example.org")
                .map(SignedInUser::getPassword)
                .orElseThrow();
        users.add("vera@example.org", Role.VIEWER, hash);
        browser.signIn("vera@example.org", PASSWORD);

        assertThat(browser.get("/api/v1/echo").statusCode()).isEqualTo(200);
        assertProblem(browser.post("/api/v1/echo", "", "X-Requested-With", "test"), 403);
        assertProblem(browser.get(STATUS), 403);
        assertProblem(browser.get("/actuator/prometheus"), 403);
    }

    @Test
    void every_refusal_is_in_the_audit_log_with_who_from_where_and_what_and_without_any_token() {
        browser.get("/api/v1/wrong?token=planted-token-query", "Authorization", "Bearer planted-token-guess");
        browser.get("/api/v1/nobody");
        String hash = users.findForSignIn("ada@example.org")
                .map(SignedInUser::getPassword)
                .orElseThrow();
        users.add("victor@example.org", Role.VIEWER, hash);
        browser.signIn("victor@example.org", PASSWORD);
        browser.post("/api/v1/role", "", "X-Requested-With", "test");
        browser.post("/api/v1/forged", "");
        assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);

        await().untilAsserted(
                        () -> assertThat(refusals())
                                .contains(
                                        "Not signed in|127.0.0.1|GET /api/v1/wrong|REFUSED|A wrong API token.",
                                        "Not signed in|127.0.0.1|GET /api/v1/nobody|REFUSED|Neither signed in nor with an API token.",
                                        "victor@example.org|127.0.0.1|POST /api/v1/role|NOT_ALLOWED|The role does not allow this.",
                                        "victor@example.org|127.0.0.1|POST /api/v1/forged|REFUSED|A change with a session's cookie came without the header X-Requested-With.",
                                        "victor@example.org|127.0.0.1|POST /logout|REFUSED|The token against forged requests (CSRF) is missing or wrong."));
        assertThat(sql.queryForObject("select string_agg(a::text, ' ') from audit_entry a", String.class))
                .doesNotContain("planted");
    }

    @Test
    void a_storm_of_bad_requests_while_the_background_lane_is_full_waits_for_nothing_and_is_told_later() {
        long before = attempts();
        try (HeldConnections held = HeldConnections.take(
                lanes, WorkKind.JOB, lanes.reading(Lane.BACKGROUND).capacity())) {
            for (int i = 0; i < 200; i++) {
                assertThat(browser.get("/api/v1/storm").statusCode()).isEqualTo(401);
            }
            assertThat(Borrowed.at(lanes, "GET /api/v1/storm")).isEmpty();
            held.holdExactly(0);
        }
        await().until(() -> attempts() > before);
        assertThat(sql.queryForList("select id from audit_entry where place = 'GET /api/v1/storm'"))
                .hasSizeBetween(1, 2);
    }

    private long attempts() {
        return Objects.requireNonNull(
                sql.queryForObject("select count(*) from audit_entry where place = 'GET /api/v1/storm'", Long.class));
    }

    private List<String> refusals() {
        return sql.queryForList(
                "select actor || '|' || address || '|' || place || '|' || outcome || '|' || reason from audit_entry"
                        + " where action = 'REQUEST_REFUSED'",
                String.class);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body())
                .contains(
                        "\"status\":" + status,
                        "\"detail\"",
                        "\"instance\":\"" + answer.uri().getPath());
    }
}
