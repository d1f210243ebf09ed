package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.FakeSentry;
import com.sun.net.httpserver.HttpServer;
import io.sentry.Sentry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The real SDK, configured as in production, against a Sentry on loopback. */
@SpringBootTest(classes = FailingApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class SentryTest {
    private static final FakeSentry SENTRY = FakeSentry.start();
    private static final Logger LOG = LoggerFactory.getLogger(SentryTest.class);
    private static final String PLANTED_TOKEN = "planted-token-0123456789-abcdefghij";

    @Autowired
    private ErrorReports reports;

    @Autowired
    private RestClient.Builder http;

    @LocalServerPort
    private int port;

    record Person(String id, String displayName) implements Actor {}

    private static final Person ADA = new Person("user-17", "ada@example.org");

    @DynamicPropertySource
    static void pointAtTheFake(DynamicPropertyRegistry registry) {
        registry.add("sentry.dsn", SENTRY::dsn);
        registry.add("sentry.environment", () -> "testing");
        registry.add("AIDOCK_API_TOKEN", () -> PLANTED_TOKEN);
    }

    @BeforeEach
    void startClean() {
        Sentry.flush(2000);
        SENTRY.forget();
    }

    @AfterAll
    static void stop() {
        SENTRY.close();
    }

    @Test
    void the_reference_that_is_shown_is_the_id_of_the_event_that_arrives() {
        ErrorReference reference = onScreen(() -> reports.report(new IllegalStateException("a view failed")));

        assertThat(reference.inSentry()).isTrue();
        assertThat(onlyEvent().path("event_id").asString()).isEqualTo(reference.id());
    }

    @Test
    void an_error_is_tagged_with_pool_lane_and_route() {
        var work = new Work(WorkKind.PERSON, ADA, "llm-configs", "save");
        work.call(() -> reports.report(new IllegalStateException("saving failed")));

        JsonNode event = onlyEvent();
        assertThat(tag(event, "pool_health")).isEqualTo("critical");
        assertThat(tag(event, "pool_utilisation")).isEqualTo("91.0");
        assertThat(tag(event, "lane")).isEqualTo("main");
        assertThat(tag(event, "route")).isEqualTo("llm-configs");
        assertThat(event.path("environment").asString()).isEqualTo("testing");
    }

    @Test
    void of_a_person_only_the_id_leaves() {
        onScreen(() -> reports.report(new IllegalStateException("a view failed")));

        assertThat(onlyEvent().path("user").toString()).isEqualTo("{\"id\":\"user-17\"}");
        assertThat(SENTRY.received()).doesNotContain("ada@example.org");
    }

    @Test
    void a_request_without_bound_work_still_tells_the_user_of_its_security_context() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(ADA, "secret"));
        try {
            reports.report(new IllegalStateException("an endpoint failed"));
        } finally {
            SecurityContextHolder.clearContext();
        }

        assertThat(onlyEvent().path("user").toString()).isEqualTo("{\"id\":\"user-17\"}");
    }

    @Test
    void an_unhandled_error_of_a_request_arrives_once_with_the_pattern_of_its_route() {
        assertThatThrownBy(() -> get("/things/4711?token=x")).isInstanceOf(HttpServerErrorException.class);

        JsonNode event = onlyEvent();
        assertThat(tag(event, "route")).isEqualTo("/things/{id}");
        assertThat(event.has("request")).isFalse();
        assertThat(event.has("server_name")).isFalse();
        assertThat(SENTRY.received()).doesNotContain("4711");
    }

    @Test
    void an_error_of_somebody_who_is_not_signed_in_never_leaves() {
        var work = new Work(WorkKind.SIGN_IN, null, "Sign-in", "sign in", "192.0.2.1");
        ErrorReference shown = work.call(() -> reports.report(new IllegalStateException("a view failed")));
        work.run(() -> LOG.error("Something failed", new IllegalStateException("why")));
        work.run(() -> Sentry.captureException(new IllegalStateException("by the starter")));

        assertThat(events()).isEmpty();
        assertThat(shown.inSentry()).isFalse();
    }

    @Test
    void an_error_in_the_log_of_a_job_arrives() {
        Work.job("price-list", "refresh").run(() -> LOG.error("The refresh failed", new IllegalStateException("why")));

        JsonNode event = onlyEvent();
        assertThat(tag(event, "lane")).isEqualTo("background");
        assertThat(tag(event, "route")).isEqualTo("price-list");
        assertThat(event.at("/message/formatted").asString()).isEqualTo("The refresh failed");
    }

    @Test
    void a_browser_that_went_away_during_a_push_is_no_error_but_any_other_trouble_of_a_push_is() {
        Logger push = LoggerFactory.getLogger(ClosedBrowsers.PUSH);
        push.error("Exception in push connection", ClosedBrowsersTest.ofAClosedSocket());
        push.error("Exception in push connection", new IOException("Broken pipe"));
        assertThat(events()).isEmpty();

        push.error("Exception in push connection", new IllegalStateException("sent by two threads at once"));
        LOG.error("Something else could not be written", new IOException("Broken pipe"));
        assertThat(events()).hasSize(2);
    }

    @Test
    void what_is_logged_and_then_shown_arrives_once_under_one_reference() {
        var failure = new IllegalStateException("loading failed");
        LOG.error("Loading failed", failure);

        ErrorReference reference = onScreen(() -> reports.report(new IllegalStateException("in a view", failure)));

        assertThat(onlyEvent().path("event_id").asString()).isEqualTo(reference.id());
    }

    @Test
    void what_is_shown_twice_and_then_logged_arrives_once_under_one_reference() {
        var failure = new IllegalStateException("loading failed");
        ErrorReference first = onScreen(() -> reports.report(failure));
        ErrorReference second = onScreen(() -> reports.report(failure));
        LOG.error("Loading failed", failure);

        assertThat(second).isEqualTo(first);
        assertThat(onlyEvent().path("event_id").asString()).isEqualTo(first.id());
    }

    @Test
    void every_way_to_wait_for_a_connection_in_vain_is_one_issue() {
        Stream.of(timeout(1), wrappedByHibernate(2), wrappedBySpring(3), withoutCause(4))
                .forEach(reports::report);
        LOG.error("main - Connection is not available, request timed out after 60005ms (total=100, active=100)");
        reports.report(new IllegalStateException("something else"));

        assertThat(events().stream().map(event -> event.path("fingerprint").toString()))
                .hasSize(6)
                .startsWith(
                        Collections.nCopies(5, "[\"database-pool-timeout\"]").toArray(String[]::new))
                .endsWith("[]");
    }

    @Test
    void a_planted_secret_is_nowhere_in_what_leaves() {
        String key = "sk-planted5fe1d00d";
        assertThatThrownBy(() -> http.build()
                        .post()
                        .uri("http://localhost:%d/things/%s?api_key=%s".formatted(port, key, key))
                        .header("Authorization", "Bearer " + key)
                        .header("Cookie", "JSESSIONID=" + key)
                        .header("x-api-key", key)
                        .body("{\"api_key\":\"" + key + "\",\"token\":\"" + PLANTED_TOKEN + "\"}")
                        .retrieve()
                        .toBodilessEntity())
                .isInstanceOf(HttpServerErrorException.class);
        LOG.error("Calling https://user:{}@provider.example/?key={} with {}", key, key, PLANTED_TOKEN);

        assertThat(events()).hasSize(2);
        assertThat(SENTRY.received())
                .contains("About to fail with", "Calling https://")
                .doesNotContain(key, "planted5fe1d00d", PLANTED_TOKEN);
    }

    @Test
    void calls_to_others_carry_no_trace_of_sentry() throws Exception {
        var seen = new HashSet<String>();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            exchange.getRequestHeaders().keySet().forEach(name -> seen.add(name.toLowerCase(java.util.Locale.ROOT)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        provider.start();
        try {
            http.build()
                    .get()
                    .uri("http://127.0.0.1:%d/models"
                            .formatted(provider.getAddress().getPort()))
                    .retrieve()
                    .toBodilessEntity();
        } finally {
            provider.stop(0);
        }

        assertThat(seen).contains("host").doesNotContain("sentry-trace", "baggage", "traceparent");
    }

    private static ErrorReference onScreen(java.util.function.Supplier<ErrorReference> reporting) {
        return new Work(WorkKind.SCREEN, ADA, "llm-configs", "show").call(reporting);
    }

    private void get(String path) {
        RestClient.create("http://localhost:" + port).get().uri(path).retrieve().toBodilessEntity();
    }

    private static SQLException timeout(int second) {
        return new SQLTransientConnectionException(
                "main - Connection is not available, request timed out after 6000%dms".formatted(second));
    }

    private static RuntimeException wrappedByHibernate(int second) {
        return new JDBCConnectionException("Unable to acquire JDBC Connection", timeout(second));
    }

    private static RuntimeException wrappedBySpring(int second) {
        return new CannotCreateTransactionException(
                "Could not open JPA EntityManager for transaction", wrappedByHibernate(second));
    }

    private static RuntimeException withoutCause(int second) {
        return new DataAccessResourceFailureException("gone: " + timeout(second).getMessage());
    }

    private static JsonNode onlyEvent() {
        List<JsonNode> events = events();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<JsonNode> events() {
        Sentry.flush(5000);
        return SENTRY.events();
    }

    private static String tag(JsonNode event, String name) {
        return event.path("tags").path(name).asString();
    }
}
