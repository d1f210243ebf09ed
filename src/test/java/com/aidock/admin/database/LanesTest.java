package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@PostgresTest
class LanesTest {
    private static final Work CLIENT = new Work(WorkKind.CLIENT, null, "GET /api", "answer");

    private final Lanes lanes;
    private final DatabaseState state;
    private final EffectiveSettings effective;
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    @Autowired
    LanesTest(
            Lanes lanes,
            DatabaseState state,
            EffectiveSettings effective,
            EntityManager entities,
            TransactionTemplate transaction) {
        this.lanes = lanes;
        this.state = state;
        this.effective = effective;
        this.entities = entities;
        this.transaction = transaction;
    }

    @Test
    void the_kind_of_work_chooses_the_lane() throws SQLException {
        assertThat(laneOf(WorkKind.PERSON)).isEqualTo(Lane.MAIN);
        assertThat(laneOf(WorkKind.CLIENT)).isEqualTo(Lane.MAIN);
        assertThat(laneOf(WorkKind.JOB)).isEqualTo(Lane.BACKGROUND);
        assertThat(laneOf(WorkKind.SIGN_IN)).isEqualTo(Lane.RESERVED);
        assertThat(laneOf(WorkKind.RESCUE)).isEqualTo(Lane.RESERVED);
    }

    @Test
    void work_that_was_not_named_never_takes_main() throws SQLException {
        try (Connection ignored = lanes.getConnection()) {
            assertThat(mine().lane()).isEqualTo(Lane.BACKGROUND);
        }
    }

    @Test
    void a_screen_is_refused_with_a_sentence_that_says_what_to_do() {
        Work screen = new Work(WorkKind.SCREEN, null, "Some view", "draw");
        assertThatThrownBy(() -> screen.call(this::borrow))
                .isInstanceOf(DatabaseOnScreenThread.class)
                .hasMessageContaining("BackgroundTasks");
    }

    @Test
    void a_thread_that_was_told_to_stop_gets_no_connection_and_harms_none() {
        Work work = new Work(WorkKind.PERSON, null, "LLM configurations", "list");
        int open = lanes.reading(Lane.MAIN).total();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> work.call(this::borrow)).hasMessageContaining("Interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(lanes.leases().held()).noneMatch(lease -> lease.thread() == Thread.currentThread());
        assertThat(lanes.reading(Lane.MAIN).total()).isGreaterThanOrEqualTo(open);
        assertThat(lanes.reading(Lane.MAIN).invalid()).isZero();
    }

    @Test
    void a_lease_tells_who_what_and_where_and_ends_with_the_connection() throws SQLException {
        Work work = new Work(WorkKind.PERSON, null, "LLM configurations", "save");
        try (Connection connection = work.call(this::borrow)) {
            Lease lease = mine();
            assertThat(lease.work()).isEqualTo(work);
            assertThat(lease.backendPid()).isEqualTo(pid(connection));
            assertThat(lease.heldNanos(lanes.leases().now())).isPositive();
        }
        assertThat(lanes.leases().held()).noneMatch(l -> l.thread() == Thread.currentThread());
    }

    @Test
    void the_last_statement_of_a_transaction_is_seen_while_it_runs() {
        transaction.executeWithoutResult(status -> {
            entities.createNativeQuery("select 42 as answer").getSingleResult();
            assertThat(mine().lastSql()).isEqualTo("select 42 as answer");
        });
    }

    @Test
    void a_connection_closed_twice_ends_one_lease_only() throws SQLException {
        Connection first = borrow();
        first.close();
        try (Connection second = borrow()) {
            first.close();
            assertThat(mine().backendPid()).isEqualTo(pid(second));
        }
    }

    @Test
    void clients_never_hold_more_than_their_share_and_the_rest_of_main_stays_free() throws SQLException {
        Work person = new Work(WorkKind.PERSON, null, "Screen", "load");
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.CLIENT, 25)) {
            assertThatThrownBy(() -> CLIENT.call(this::borrow))
                    .hasRootCauseInstanceOf(ClientShareTaken.class)
                    .hasRootCauseMessage("API clients hold all 25 connections that they may have; ask again");
            person.call(this::borrow).close();
        }
        CLIENT.call(this::borrow).close();
    }

    @Test
    void a_client_waits_for_a_full_lane_no_longer_than_its_patience_and_gives_its_place_back() throws SQLException {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                assertThatThrownBy(() -> CLIENT.call(this::borrow))
                        .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        }
        HeldConnections.take(lanes, WorkKind.CLIENT, 25).close();
        assertThat(lanes.leases().waiting()).isEmpty();
    }

    @Test
    void a_client_that_waits_for_the_share_is_told_from_one_that_waits_in_the_pools_queue() throws Exception {
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.CLIENT, 25)) {
            Thread waiter = Thread.startVirtualThread(
                    () -> HeldConnections.take(lanes, WorkKind.CLIENT, 1).close());
            await().until(() -> lanes.leases().waiting().stream().anyMatch(Lease::waitsForShare));
            assertThat(lanes.reading(Lane.MAIN).waiting()).isZero();
            held.holdExactly(24);
            waiter.join();
        }
        assertThat(lanes.leases().waiting()).isEmpty();
    }

    @Test
    void a_clients_connection_closed_twice_gives_one_place_back() throws SQLException {
        Connection twice = CLIENT.call(this::borrow);
        twice.close();
        twice.close();
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.CLIENT, 25)) {
            assertThatThrownBy(() -> CLIENT.call(this::borrow)).hasRootCauseInstanceOf(ClientShareTaken.class);
        }
    }

    @Test
    void what_is_configured_is_read_back_from_the_server() {
        assertThat(effective.sessions()).hasSize(12).allMatch(EffectiveSetting::took);
        assertThat(state.facts().maxConnections()).isEqualTo(600);
    }

    private Connection borrow() {
        try {
            return lanes.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Lane laneOf(WorkKind kind) throws SQLException {
        try (Connection ignored = new Work(kind, null, "test", "borrow").call(this::borrow)) {
            return mine().lane();
        }
    }

    private Lease mine() {
        List<Lease> mine = lanes.leases().held().stream()
                .filter(lease -> lease.thread() == Thread.currentThread())
                .toList();
        assertThat(mine).hasSize(1);
        return mine.getFirst();
    }

    private static int pid(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
