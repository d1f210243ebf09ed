package com.aidock.admin.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.Application;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolAdvice;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.RestartablePostgres;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each cause, brought about for real against a server of its own. */
@SpringBootTest(
        classes = Application.class,
        properties = {
            "aidock.lanes.main.minimum-idle=2",
            "aidock.lanes.main.maximum-size=6",
            "aidock.lanes.main.connection-timeout=20s",
            "aidock.lanes.background.maximum-size=3",
            "aidock.incidents.quiet=1s"
        })
@DirtiesContext
class CausesTest {
    /** A job may hold a connection of its own lane meanwhile, which is told as one of 7 in use. */
    private static final int LANE = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final RestartablePostgres POSTGRES = start();

    @TempDir
    private static Path home;

    private final Lanes lanes;
    private final Incidents incidents;
    private final RecentIncidents recent;
    private final IncidentStore store;
    private final PoolMonitor monitor;
    private final PoolAdvice advice;

    @Autowired
    CausesTest(
            Lanes lanes,
            Incidents incidents,
            RecentIncidents recent,
            IncidentStore store,
            PoolMonitor monitor,
            PoolAdvice advice) {
        this.advice = advice;
        this.lanes = lanes;
        this.incidents = incidents;
        this.recent = recent;
        this.store = store;
        this.monitor = monitor;
    }

    @DynamicPropertySource
    static void use_a_server_that_may_be_filled(DynamicPropertyRegistry registry) {
        registry.add("DATABASE_URL", POSTGRES::url);
        registry.add("AIDOCK_HOME", home::toString);
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }

    @AfterEach
    void all_is_well_again() {
        await().atMost(PATIENCE).until(() -> incidents.current().isEmpty());
    }

    @Test
    void a_leak_is_held_by_threads_that_have_ended() throws Exception {
        Storm storm = new Storm(lanes).with(LANE, "leak", s -> {
            Connection connection = s.borrow();
            Storm.execute(connection, "select 1");
            s.forget(connection);
        });
        Incident incident = verdict(storm, Cause.LEAK);
        assertThat(incident.verdict().headline())
                .containsPattern("^6 of the [67] connections in use are held by nobody.*leak");
        assertThat(incident.places()).contains("Storm › leak");
    }

    @Test
    void slow_statements_are_named_with_what_they_are_for() throws Exception {
        Incident incident = verdict(
                new Storm(lanes)
                        .with(LANE, "report", s -> {
                            try (Connection connection = s.borrow()) {
                                Storm.execute(connection, "select pg_sleep(600)");
                            }
                        })
                        .closing(
                                () -> sql().queryForList(
                                                "select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()")),
                Cause.SLOW_SQL);
        assertThat(incident.verdict().headline()).contains("Storm › report");
    }

    @Test
    void a_lock_chain_names_the_transaction_at_its_root() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Storm storm = new Storm(lanes).with(1, "root", s -> {
            try (Connection connection = s.borrow()) {
                Storm.execute(connection, "select pg_advisory_xact_lock(4711)");
                locked.countDown();
                end.await();
                connection.rollback();
            }
        });
        locked.await();
        storm.with(LANE - 1, "save", s -> {
                    try (Connection connection = s.borrow()) {
                        Storm.execute(connection, "select pg_advisory_xact_lock(4711)");
                        connection.rollback();
                    }
                })
                .closing(end::countDown);
        Incident incident = verdict(storm, Cause.LOCK_CHAIN);
        assertThat(incident.verdict().headline())
                .contains("5 sessions wait behind one transaction", "Storm › root", "idle in transaction");
    }

    @Test
    void those_who_wait_for_another_clients_lock_are_one_incident_at_a_healthy_share_however_often_they_come()
            throws Exception {
        try (Connection root = source().getConnection()) {
            root.setAutoCommit(false);
            Storm.execute(root, "select pg_advisory_xact_lock(4712)");
            Incident first = wave();
            assertThat(first.verdict().headline())
                    .contains("4 sessions wait behind one transaction of another client, session " + pid(root));
            await().atMost(PATIENCE).until(() -> incidents.current().isEmpty());
            Incident second = wave();
            assertThat(second.id()).as("the same root, the same incident").isEqualTo(first.id());
            assertThat(recent.all()).filteredOn(i -> i.id().equals(first.id())).hasSize(1);
            assertThat(second.failed().locks()).isGreaterThanOrEqualTo(4);
            root.rollback();
        }
    }

    /** Four who wait behind a lock until their time is over; tells the incident while they wait. */
    private Incident wave() throws Exception {
        CountDownLatch over = new CountDownLatch(4);
        try (Storm storm = new Storm(lanes)) {
            storm.with(4, "save", s -> {
                try (Connection connection = s.borrow()) {
                    Storm.execute(connection, "set local lock_timeout = '8s'");
                    Storm.execute(connection, "select pg_advisory_xact_lock(4712)");
                } finally {
                    over.countDown();
                }
            });
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(monitor.latest().health()).isEqualTo(Health.HEALTHY);
                assertThat(incidents.current())
                        .hasValueSatisfying(incident ->
                                assertThat(incident.verdict().cause()).isEqualTo(Cause.LOCK_CHAIN));
                assertThat(monitor.latest().lasting()).hasValueSatisfying(trouble -> assertThat(trouble.headline())
                        .contains("4 sessions wait"));
            });
            Incident told = incidents.current().orElseThrow();
            PoolSample sample = monitor.latest();
            assertThat(advice.recommendations(sample).getFirst())
                    .isEqualTo(sample.lasting().orElseThrow().sentences());
            over.await();
            return incidents.current().orElse(told);
        }
    }

    @Test
    void requests_that_fail_are_one_incident_at_a_healthy_share_though_nothing_is_seen_of_why() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (Connection connection = lanes.getConnection()) {
                Storm.execute(connection, "set local statement_timeout = '10ms'");
                assertThatThrownBy(() -> Storm.execute(connection, "select pg_sleep(5)"))
                        .hasMessageContaining("statement timeout");
                connection.rollback();
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        recent.all().getFirst().verdict().headline())
                .isEqualTo("3 requests timed out: 3 ended by statement_timeout."));
        assertThat(recent.all().getFirst().peakUtilisation()).isLessThan(0.7);
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    @Test
    void a_nested_borrow_is_a_waiter_that_is_itself_a_holder() throws Exception {
        CountDownLatch all = new CountDownLatch(LANE);
        Storm storm = new Storm(lanes).with(LANE, "nest", s -> {
            try (Connection outer = s.borrow()) {
                Storm.execute(outer, "select 1");
                all.countDown();
                all.await();
                s.borrow().close();
            }
        });
        Incident incident = verdict(storm, Cause.NESTED_BORROW);
        assertThat(incident.verdict().headline())
                .containsPattern("^6 of the [67] .* wait for a second one, .*Storm › nest");
    }

    @Test
    void an_outside_call_is_seen_on_the_holders_stack() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(task -> Thread.ofVirtual().start(task));
        provider.createContext("/", exchange -> {
            awaitQuietly(answer);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        provider.start();
        URI address = URI.create("http://localhost:" + provider.getAddress().getPort());
        Storm storm = new Storm(lanes)
                .with(LANE, "test connection", s -> {
                    try (Connection connection = s.borrow();
                            HttpClient client = HttpClient.newHttpClient()) {
                        Storm.execute(connection, "select 1");
                        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
                        connection.rollback();
                    }
                })
                .closing(answer::countDown)
                .closing(() -> provider.stop(0));
        Incident incident = verdict(storm, Cause.OUTSIDE_CALL);
        assertThat(incident.verdict().headline())
                .contains("something else than the database", "Storm › test connection");
    }

    @Test
    void dead_sockets_lead_to_sessions_that_the_server_no_longer_has() throws Exception {
        CountDownLatch held = new CountDownLatch(LANE);
        CountDownLatch end = new CountDownLatch(1);
        Storm storm = new Storm(lanes)
                .with(LANE, "keep", s -> {
                    try (Connection connection = s.borrow()) {
                        held.countDown();
                        end.await();
                    }
                })
                .closing(end::countDown);
        held.await();
        sql().queryForList(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'aidock-main%'");
        Incident incident = verdict(storm, Cause.DEAD_SOCKETS);
        assertThat(incident.verdict().headline()).containsPattern("^6 of the [67] connections in use lead to sessions");
    }

    @Test
    void a_lane_is_too_small_when_all_come_back_fast_and_many_wait() throws Exception {
        Storm storm = new Storm(lanes).with(4 * LANE, "read", s -> {
            while (!s.over()) {
                try (Connection connection = s.borrow()) {
                    Storm.execute(connection, "select pg_sleep(0.05)");
                    connection.rollback();
                }
            }
        });
        Incident incident = verdict(storm, Cause.TOO_SMALL);
        assertThat(incident.verdict().headline()).contains("wait for the 6 connections of Main");
        assertThat(incident.peakWaiting()).isPositive();
    }

    @Test
    void a_full_database_refuses_a_lane_that_could_grow() throws Exception {
        // Whoever looks at the server has its connections before the others come: it would be the first to give up.
        HeldConnections.take(lanes, WorkKind.RESCUE, 2).close();
        sql().queryForList(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'aidock-main%'");
        List<Connection> others = fill();
        Storm storm = new Storm(lanes)
                .with(LANE, "read", s -> {
                    while (!s.over()) {
                        try (Connection connection = s.borrow()) {
                            Storm.execute(connection, "select pg_sleep(0.05)");
                            connection.rollback();
                        }
                    }
                })
                .closing(() -> {
                    for (Connection other : others) {
                        other.close();
                    }
                });
        Incident incident = verdict(storm, Cause.DATABASE_FULL);
        assertThat(incident.verdict().headline()).contains("slots are taken");
        assertThat(incident.verdict().evidence())
                .anyMatch(sentence -> sentence.contains("(user postgres, database postgres) has")
                        && sentence.contains("of them idle, the longest for"));
    }

    @Test
    void a_database_that_is_away_is_the_cause_when_nobody_could_be_served_from_the_begin_on() throws Exception {
        POSTGRES.kill();
        Storm storm = new Storm(lanes)
                .with(LANE, "read", s -> {
                    while (!s.over()) {
                        try (Connection connection = s.borrow()) {
                            Storm.execute(connection, "select 1");
                        } catch (SQLException away) {
                            Thread.onSpinWait();
                        }
                    }
                })
                .closing(POSTGRES::bringBack);
        Incident incident = verdict(storm, Cause.DATABASE_AWAY);
        assertThat(incident.verdict().headline()).contains("The database has not answered for");
        // The other lanes have their connections again as well: nobody gives up in the midst of the next test.
        HeldConnections.take(lanes, WorkKind.JOB, 2).close();
        HeldConnections.take(lanes, WorkKind.RESCUE, 2).close();
    }

    /** Other clients take what ordinary clients can have. */
    private List<Connection> fill() throws Exception {
        List<Connection> others = new ArrayList<>();
        DriverManagerDataSource source = source();
        for (int i = 0; i < 147; i++) {
            try {
                others.add(source.getConnection());
            } catch (SQLException full) {
                break;
            }
        }
        return others;
    }

    /** What is found while it lasts is what it closes with, and what is kept of it. */
    private Incident verdict(Storm storm, Cause expected) throws Exception {
        Set<Cause> given = EnumSet.noneOf(Cause.class);
        PoolMonitor.Subscription eyes = monitor.onSample(sample ->
                incidents.current().ifPresent(now -> given.add(now.verdict().cause())));
        try (storm;
                eyes) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(incidents.current())
                    .hasValueSatisfying(
                            incident -> assertThat(incident.verdict().cause()).isEqualTo(expected)));
            Incident lasting = incidents.current().orElseThrow();
            assertThat(lasting.first().lanes()).hasSize(Lane.values().length);
        }
        await().atMost(PATIENCE).until(() -> incidents.current().isEmpty());
        Incident closed = recent.all().getFirst();
        assertThat(closed.verdict().cause()).isEqualTo(expected);
        // None of the others, not even for a moment.
        given.remove(Cause.UNCLEAR);
        assertThat(given).containsExactly(expected);
        assertThat(closed.closedAt()).isNotNull();
        assertThat(closed.first().holders().size() + closed.first().waiters().size())
                .isPositive();
        assertThat(closed.first().holders()).noneMatch(party -> party.state() == HolderState.WAITING);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        store.find(closed.id()).orElseThrow().closedAt())
                .isNotNull());
        return closed;
    }

    private static JdbcTemplate sql() {
        return new JdbcTemplate(source());
    }

    private static DriverManagerDataSource source() {
        return new DriverManagerDataSource(
                POSTGRES.url().replace("postgres://postgres@", "jdbc:postgresql://"), "postgres", "");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RestartablePostgres start() {
        try {
            return new RestartablePostgres();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
