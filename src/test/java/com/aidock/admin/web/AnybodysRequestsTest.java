package com.aidock.admin.web;

import static com.aidock.admin.testing.HttpBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests as anybody can send them, to the whole program. */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "AIDOCK_ADMIN_EMAIL=ada@example.org",
            "AIDOCK_ADMIN_PASSWORD=" + AnybodysRequestsTest.PASSWORD,
            "AIDOCK_API_TOKEN=" + AnybodysRequestsTest.TOKEN
        })
class AnybodysRequestsTest {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    static final String PASSWORD = "planted correct horse";
    private static final String STATUS = "/admin/llm-configs/debug/pool-status";
    private static final String BEARER = "Bearer " + TOKEN;

    @LocalServerPort
    int port;

    private final Lanes lanes;
    private final JdbcTemplate sql;
    private HttpBrowser browser;

    @Autowired
    AnybodysRequestsTest(Lanes lanes, Environment environment) {
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    void openBrowser() {
        browser = new HttpBrowser(port);
    }

    @Test
    void wrong_addresses_are_problems_and_begin_no_session() {
        browser.signIn("ada@example.org", PASSWORD);
        for (String path : List.of(
                "/actuator/no-such",
                "/actuator/health/no-such",
                "/v3/api-docs/no-such",
                "/v3/api-docs.yaml/no-such",
                "/admin/llm-configs/debug",
                "/admin/llm-configs/debug/no-such",
                "/api/no-such")) {
            assertProblem(browser.get(path, "Accept", "text/html"), 404);
            HttpResponse<String> byToken = new HttpBrowser(port).get(path, "Authorization", BEARER);
            assertProblem(byToken, 404);
            assertThat(byToken.headers().firstValue("Set-Cookie")).isEmpty();
            assertProblem(new HttpBrowser(port).get(path), 401);
        }
        assertProblem(browser.post(STATUS, "", "Authorization", BEARER), 405);
        assertThat(browser.get("/error").statusCode()).isEqualTo(404);
        assertThat(location(new HttpBrowser(port).get("/error"))).isEqualTo("/login");
    }

    @Test
    void only_a_browser_that_opens_an_open_page_begins_a_session() {
        for (String path : List.of(
                "/",
                "/admin/pool-health?tab=lanes",
                "/robots.txt",
                "/favicon.ico",
                "/wp-login.php",
                "/no-such.css",
                "/components/no-such.js",
                "/manifest.webmanifest",
                "/VAADIN/no-such.js",
                "/VAADIN/push?v-r=push&v-uiId=0",
                "/?v-r=init&location=login&query=",
                "/?v-r=heartbeat&v-uiId=0",
                "/?v-r=webcomponent-resync")) {
            HttpBrowser stranger = new HttpBrowser(port);
            stranger.get(path);
            stranger.post(path, "a=b");
            assertThat(stranger.cookie("JSESSIONID")).as(path).isEmpty();
        }
        HttpBrowser script = new HttpBrowser(port);
        assertThat(script.get("/login", "Sec-Fetch-Dest", "empty").statusCode()).isEqualTo(403);
        assertThat(script.cookie("JSESSIONID")).isEmpty();
        assertThat(script.get("/login", "User-Agent", "u".repeat(9_000)).statusCode())
                .isEqualTo(431);
        script.get("/login");
        assertThat(script.cookie("JSESSIONID")).isPresent();
    }

    @Test
    void after_signing_in_one_is_where_one_wanted_to_be() {
        assertThat(location(browser.get("/admin/audit?q=x%20y"))).isEqualTo("/login");
        assertThat(browser.cookie("JSESSIONID")).isEmpty();

        browser.get("/login");
        browser.get("/?v-r=init&location=login&query=");
        browser.post("/?v-r=heartbeat&v-uiId=0", "");

        assertThat(location(browser.signIn("ada@example.org", PASSWORD))).isEqualTo("/admin/audit?q=x%20y");
        assertThat(browser.get("/admin/audit?q=x%20y").statusCode()).isEqualTo(200);
        assertThat(browser.cookie("aidock-page")).isEmpty();
        assertThat(location(browser.signIn("ada@example.org", PASSWORD))).isEqualTo("/");
    }

    @Test
    void malformed_requests_are_400_and_cost_the_log_next_to_nothing(CapturedOutput log) {
        browser.get("/login");
        String open = browser.get("/?v-r=init&location=login&query=").body();
        assertThat(open).contains("Vaadin-Security-Key");
        int before = log.getAll().length();
        for (int i = 0; i < 60; i++) {
            for (String query : List.of("location=x&query=%25zz", "location=%25", "location=x&v-uiId=abc")) {
                assertThat(browser.get("/?v-r=init&" + query).statusCode()).isEqualTo(400);
            }
            for (String message : List.of("{", "null", "[]", "{\"rpc\":5}")) {
                assertThat(browser.post("/?v-r=uidl&v-uiId=0", message).statusCode())
                        .isEqualTo(400);
            }
            assertThat(browser.post("/login", "username=%zz").statusCode()).isEqualTo(400);
        }
        assertThat(log.getAll().length() - before).isLessThan(8_000);
    }

    @Test
    void every_answer_carries_the_headers_also_the_containers_own() throws IOException {
        List<String> answers = List.of(
                raw("GET /login HTTP/1.1\r\nHost: x\r\n"),
                raw("GET /styles.css HTTP/1.1\r\nHost: x\r\n"),
                raw("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n"),
                raw("GET /api/v1/llm-configs HTTP/1.1\r\nHost: x\r\n"),
                raw("GET /?v-r=%25 HTTP/1.1\r\nHost: x\r\n"),
                raw("TRACE / HTTP/1.1\r\nHost: x\r\n"),
                raw("GET /a b HTTP/1.1\r\nHost: x\r\n"),
                raw("GET /log%zz HTTP/1.1\r\nHost: x\r\n"),
                raw("GET / HTTP/1.1\r\n"),
                raw("GET / HTTP/9.9\r\nHost: x\r\n"),
                raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(40_000) + "\r\n"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer)
                .contains(
                        "Permissions-Policy: ",
                        "Cross-Origin-Opener-Policy: same-origin",
                        "Cross-Origin-Resource-Policy: same-origin",
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Content-Security-Policy: ")
                .doesNotContain("Tomcat", "\tat ", "Exception"));
        assertThat(answers.subList(6, 11))
                .allSatisfy(answer -> assertThat(answer).containsPattern("^HTTP/1.1 (400|505)"));
    }

    @Test
    void a_sign_in_that_the_database_keeps_waiting_costs_the_log_a_line(CapturedOutput log) {
        int before = log.getAll().length();
        try (HeldConnections reserved = HeldConnections.take(lanes, WorkKind.SIGN_IN, 3)) {
            assertThat(location(browser.signIn("ada@example.org", PASSWORD))).startsWith("/login?unavailable=");
        }
        String written = log.getAll().substring(before);
        assertThat(written).doesNotContain("\tat ");
        assertThat(written.lines().filter(line -> line.contains("sign-in could not be decided")))
                .hasSize(1);
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** First, because the audit log has a budget for what strangers do. */
    @Order(1)
    @Test
    void a_forwarded_address_counts_from_this_machine_and_is_the_last_that_is_no_proxy() {
        browser.get("/api/v1/forwarded", "X-Forwarded-For", "203.0.113.9, 198.51.100.7:4711, 127.0.0.1");
        browser.get("/api/v1/forged", "X-Forwarded-For", "203.0.113.9, unknown");

        await().untilAsserted(() -> assertThat(sql.queryForList(
                        "select address || ' ' || place from audit_entry where action = 'REQUEST_REFUSED'",
                        String.class))
                .contains("198.51.100.7 GET /api/v1/forwarded", "127.0.0.1 GET /api/v1/forged"));
        assertThat(browser.get("/login", "X-Forwarded-Proto", "https").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
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
