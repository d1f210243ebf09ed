package com.aidock.admin.database.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.Application;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.testing.FakeSentry;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.RestartablePostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each fault brought about for real, at a server of its own and with a user that is no superuser. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "AIDOCK_ADMIN_EMAIL=ada@example.org",
            "AIDOCK_ADMIN_PASSWORD=" + FaultyDatabaseTest.PASSWORD,
            "AIDOCK_API_TOKEN=" + FaultyDatabaseTest.TOKEN,
            "aidock.lanes.main.minimum-idle=2",
            "aidock.lanes.main.maximum-size=4",
            "aidock.incidents.quiet=1s"
        })
@DirtiesContext
class FaultyDatabaseTest {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    static final String PASSWORD = "planted correct horse";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final RestartablePostgres POSTGRES = start();
    private static final FakeSentry SENTRY = FakeSentry.start();

    @TempDir
    private static Path home;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Lanes lanes;
    private final DatabaseFaults faults;
    private final Incidents incidents;

    @Autowired
    FaultyDatabaseTest(Lanes lanes, DatabaseFaults faults, Incidents incidents) {
        this.incidents = incidents;
        this.lanes = lanes;
        this.faults = faults;
    }

    @DynamicPropertySource
    static void use_a_server_that_may_be_spoilt(DynamicPropertyRegistry registry) {
        registry.add("DATABASE_URL", () -> POSTGRES.url("aidock", "right"));
        registry.add("AIDOCK_HOME", home::toString);
        registry.add("SENTRY_DSN", SENTRY::dsn);
    }

    private static RestartablePostgres start() {
        try {
            RestartablePostgres postgres = new RestartablePostgres();
            postgres.execute("create role aidock login password 'right'", "grant all on schema public to aidock");
            postgres.askForPassword("aidock");
            return postgres;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
        SENTRY.close();
    }

    @BeforeEach
    void all_is_well() {
        eventually(() -> assertWritten(write()));
        eventually(() -> assertThat(faults.all()).isEmpty());
        SENTRY.forget();
    }

    @AfterEach
    void all_is_well_again() {
        eventually(() -> assertThat(status()).contains("\"pool_health\":\"healthy\"", "\"read_only\":false"));
        eventually(() -> assertThat(incidents.current()).isEmpty());
    }

    @Test
    void a_database_that_was_made_read_only_for_new_sessions_says_so_everywhere_and_heals_within_seconds(
            CapturedOutput log) {
        POSTGRES.execute("alter database postgres set default_transaction_read_only = on");
        try {
            endSessions("aidock-main%");
            assertReadOnly(log);
            assertThat(signIn()).isEqualTo("/");
        } finally {
            POSTGRES.execute(
                    "set default_transaction_read_only = off",
                    "alter database postgres reset default_transaction_read_only");
        }
        eventually(() -> assertWritten(write()));
        eventually(() -> assertThat(log).containsOnlyOnce("Database read-only: over after"));
    }

    @Test
    void a_server_that_becomes_read_only_under_open_sessions_is_noticed_without_any_traffic(CapturedOutput log) {
        POSTGRES.execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        try {
            eventually(() -> assertThat(status()).contains("\"read_only\":true"));
            assertReadOnly(log);
        } finally {
            POSTGRES.execute(
                    "set default_transaction_read_only = off",
                    "alter system reset default_transaction_read_only",
                    "select pg_reload_conf()");
        }
        eventually(() -> assertWritten(write()));
    }

    @Test
    void a_demoted_primary_is_told_as_a_standby_and_works_again_when_it_is_promoted(CapturedOutput log)
            throws Exception {
        POSTGRES.demote();
        try {
            assertReadOnly(log);
            assertThat(log).contains("the server is a standby");
        } finally {
            POSTGRES.execute("select pg_promote()");
        }
        eventually(() -> assertWritten(write()));
    }

    @Test
    void a_changed_password_is_told_by_name_to_everybody_who_asks_and_who_waits_already(CapturedOutput log) {
        HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 4);
        CompletableFuture<Throwable> waiter = failureOfABorrower();
        await().atMost(PATIENCE).until(() -> lanes.reading(Lane.MAIN).waiting() == 1);
        POSTGRES.execute("alter role aidock password 'other'");
        try {
            endSessions("aidock-%");
            lanes.leases().held().stream()
                    .filter(lease -> lease.lane() == Lane.MAIN)
                    .forEach(lanes::reclaim);
            held.close();

            assertThat(waiter).succeedsWithin(Duration.ofSeconds(30)).isInstanceOf(AccessRefused.class);
            eventually(() -> {
                HttpResponse<String> answer = write();
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("The database server refuses our password.");
            });
            eventually(() -> assertThat(status())
                    .contains(
                            "\"pool_health\":\"critical\"",
                            "\"reachable\":false",
                            "\"fault\":\"access_refused\"",
                            "password authentication failed for user"));
            assertThat(metrics()).contains("aidock_database_fault{fault=\"access_refused\"} 1.0");
            eventually(() -> assertThat(cause()).hasValue("ACCESS_REFUSED"));
            assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(failureOfABorrower())
                    .as("with nothing to wait for nobody waits")
                    .succeedsWithin(Duration.ofSeconds(15))
                    .isInstanceOf(AccessRefused.class);
            assertThat(log)
                    .containsOnlyOnce("Database access refused: The database server refuses our password.")
                    .doesNotContain("does not answer", "FATAL: password authentication failed for user \"aidock\"\n");
        } finally {
            POSTGRES.execute("alter role aidock password 'right'");
        }
        await().atMost(Duration.ofSeconds(70)).untilAsserted(() -> assertWritten(write()));
    }

    @Test
    void a_full_disk_is_told_by_name_until_writes_succeed_again(CapturedOutput log) {
        POSTGRES.execute(
                "create function no_space() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'could not extend file \"base/5/1234\": No space left on device' using errcode = '53100';"
                        + " end $$",
                "create trigger no_space before insert on llm_config for each row execute function no_space()");
        try {
            HttpResponse<String> answer = write();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(answer.body()).contains("no disk space left");
            write();
            eventually(() -> assertThat(status())
                    .contains("\"pool_health\":\"warning\"", "\"fault\":\"disk_full\"", "could not extend file"));
            assertThat(metrics()).contains("aidock_database_fault{fault=\"disk_full\"} 1.0");
            eventually(() -> assertThat(cause()).hasValue("DISK_FULL"));
            assertThat(log).containsOnlyOnce("Database disk full: ");
            assertOnlyIncidentsInSentry();
        } finally {
            POSTGRES.execute("drop trigger no_space on llm_config", "drop function no_space()");
        }
        assertWritten(write());
        eventually(() -> assertThat(log).containsOnlyOnce("Database disk full: over after"));
    }

    private void assertReadOnly(CapturedOutput log) {
        eventually(() -> {
            HttpResponse<String> answer = write();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(answer.body()).contains("The database is read-only");
        });
        assertThat(get("/api/v1/llm-configs").statusCode()).isEqualTo(200);
        eventually(() -> assertThat(status())
                .contains("\"pool_health\":\"warning\"", "\"read_only\":true", "\"fault\":\"read_only\"")
                .contains("The database is read-only: nothing can be changed"));
        assertThat(metrics()).contains("aidock_database_fault{fault=\"read_only\"} 1.0");
        eventually(() -> assertThat(cause()).hasValue("READ_ONLY"));
        assertThat(log).containsOnlyOnce("Database read-only: ").doesNotContain("in a read-only transaction\n");
        assertOnlyIncidentsInSentry();
    }

    private static void assertWritten(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void assertOnlyIncidentsInSentry() {
        assertThat(SENTRY.events()).noneMatch(event -> event.toString().contains("PSQLException"));
    }

    private CompletableFuture<Throwable> failureOfABorrower() {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread.startVirtualThread(() -> new Work(WorkKind.PERSON, null, "Test", "wait").run(() -> {
            try {
                lanes.getConnection().close();
                failure.complete(new AssertionError("got a connection"));
            } catch (SQLException e) {
                failure.complete(Thread.currentThread().isInterrupted() ? new AssertionError("interrupted", e) : e);
            }
        }));
        return failure;
    }

    private static void endSessions(String application) {
        POSTGRES.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name like '"
                + application + "'");
    }

    private String signIn() {
        return HttpBrowser.location(new HttpBrowser(port).signIn("ada@example.org", PASSWORD));
    }

    private HttpResponse<String> write() {
        String body = """
                {"name": "Fault %d", "provider": "openai", "api_key": "sk-planted-9876543210-wxyz", "default_model": "gpt-large"}""".formatted(NUMBER.incrementAndGet());
        return send(request("/api/v1/llm-configs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String status() {
        return get("/admin/llm-configs/debug/pool-status").body();
    }

    private Optional<String> cause() {
        return incidents.current().map(incident -> incident.verdict().cause().name());
    }

    private String metrics() {
        return get("/actuator/prometheus").body();
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
