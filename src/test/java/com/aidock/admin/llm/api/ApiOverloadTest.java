package com.aidock.admin.llm.api;

import static com.aidock.admin.llm.api.ApiClient.ALL;
import static com.aidock.admin.llm.api.ApiClient.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.api.ApiClient.Reply;
import com.aidock.admin.testing.Borrowed;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@ApiTest
class ApiOverloadTest {
    private static final int SHARE = 25;

    private final ApiClient api;
    private final Lanes lanes;
    private final Environment environment;
    private final JdbcTemplate sql;

    @Autowired
    ApiOverloadTest(ApiClient api, Lanes lanes, Environment environment) {
        this.api = api;
        this.lanes = lanes;
        this.environment = environment;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @Test
    void with_every_connection_taken_a_client_is_told_within_seconds_when_to_come_back() {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            long start = System.nanoTime();
            Reply list = api.get(ALL);
            Reply create = api.post(named("Never"), "Idempotency-Key", "k");
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertBusy(list);
            assertBusy(create);
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(api.get(ALL).status()).isEqualTo(200);
        assertThat(sql.queryForList("select id from llm_config")).isEmpty();
    }

    @Test
    void more_clients_than_the_share_leave_the_rest_of_main_alone_and_are_told_to_come_back() throws Exception {
        List<Future<Reply>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection lock = lock()) {
            for (int i = 0; i < 80; i++) {
                calls.add(threads.submit(() -> api.get(ALL)));
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> lanes.reading(Lane.MAIN).active() == SHARE);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> calls.stream().filter(Future::isDone).count() == 80 - SHARE);
            assertThat(lanes.reading(Lane.MAIN).active()).isEqualTo(SHARE);
            HeldConnections.take(lanes, WorkKind.PERSON, 100 - SHARE).close();
            lock.rollback();
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> call : calls) {
            replies.add(call.get());
        }
        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(SHARE);
        replies.stream().filter(reply -> reply.status() != 200).forEach(ApiOverloadTest::assertBusy);
    }

    @Test
    void tests_hold_no_connection_while_the_provider_thinks_and_are_bounded_too() throws Exception {
        try (FakeProvider provider = FakeProvider.of(Provider.OPENAI).slow(Duration.ofSeconds(4));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long id = api.post(named("Slow").replace("}", ", \"api_endpoint\": \"" + provider.endpoint() + "/v1\"}"))
                    .id();
            sql.update("update llm_config set allowed_private_host = ?", provider.host());
            List<Future<Reply>> calls = new ArrayList<>();
            for (int i = 0; i < ConnectionTestController.MOST; i++) {
                calls.add(threads.submit(() -> api.test(id)));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> provider.inFlight() == ConnectionTestController.MOST);

            assertThat(lanes.reading(Lane.MAIN).active()).isZero();
            assertThat(Borrowed.byThreads(lanes, "connection-test-")).isEmpty();
            Reply beyond = api.test(id);
            assertThat(beyond.status()).isEqualTo(503);
            assertThat(beyond.header("Retry-After")).isEqualTo("10");
            assertThat(api.get(ALL).status()).isEqualTo(200);
            for (Future<Reply> call : calls) {
                assertThat(call.get().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_client_whose_session_is_ended_by_an_administrator_is_told_to_ask_again() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection lock = lock()) {
            Future<Reply> call = threads.submit(() -> api.get(ALL));
            await().until(() -> sql.queryForList(
                                    "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and application_name like 'aidock-main@%' and datname = current_database()")
                            .size()
                    == 1);
            Reply reply = call.get();
            lock.rollback();
            assertThat(reply.status()).as(reply.body()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isNotNull();
            assertThat(reply.json().get("detail").stringValue())
                    .isEqualTo("The database gave up on this request. Ask again.");
        }
    }

    private static void assertBusy(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(String.valueOf(reply.header("Retry-After"))))
                .isPositive();
        assertThat(reply.json().get("detail").stringValue()).contains("connection");
    }

    /** A table that everybody must wait for, so that readers hold their connections. */
    private Connection lock() throws SQLException {
        String url = environment.getRequiredProperty("DATABASE_URL");
        Connection connection =
                DriverManager.getConnection(url.replace("postgres://postgres@", "jdbc:postgresql://"), "postgres", "");
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table llm_config in access exclusive mode");
        return connection;
    }
}
