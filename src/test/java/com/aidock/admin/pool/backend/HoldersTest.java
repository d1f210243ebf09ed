package com.aidock.admin.pool.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.SlowWork;
import com.aidock.admin.database.SlowWorkLog;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
@SpringBootTest
class HoldersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lanes lanes;
    private final Holders holders;
    private final SlowWorkBook book;
    private final SlowWorkLog log;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final JdbcTemplate sql;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Connection> forgotten = new CopyOnWriteArrayList<>();

    @Autowired
    HoldersTest(
            Lanes lanes,
            Holders holders,
            SlowWorkBook book,
            SlowWorkLog log,
            EntityManager entities,
            TransactionTemplate transaction,
            Environment environment) {
        this.lanes = lanes;
        this.holders = holders;
        this.book = book;
        this.log = log;
        this.entities = entities;
        this.transaction = transaction;
        this.sql = PlainSql.of(environment);
    }

    @Test
    void each_holder_is_told_by_what_it_does_and_joined_to_its_session() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            hold("run", c -> execute(c, "select pg_sleep(600)"));
            CountDownLatch locked = new CountDownLatch(1);
            hold("root", c -> {
                execute(c, "select pg_advisory_xact_lock(99)");
                locked.countDown();
                end.await();
            });
            locked.await();
            hold("wait for lock", c -> execute(c, "select pg_advisory_xact_lock(99)"));
            hold("call", c -> {
                execute(c, "select 1");
                try (Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                    socket.getInputStream().read();
                }
            });
            Thread closed = hold("closed view", c -> {
                execute(c, "select 1");
                end.await();
            });
            hold("dead", c -> end.await());
            forget("ended");
            await().atMost(PATIENCE)
                    .until(() -> lanes.leases().held().stream()
                                    .filter(l -> l.work().place().equals("Held"))
                                    .count()
                            == 7);
            lanes.leases().abandon(closed);
            sql.queryForList("select pg_terminate_backend(" + of("dead").lease().backendPid() + ")");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(states())
                    .isEqualTo(Map.of(
                            "run", HolderState.RUNNING,
                            "root", HolderState.IDLE_IN_TRANSACTION,
                            "wait for lock", HolderState.WAITING_FOR_LOCK,
                            "call", HolderState.OUTSIDE_CALL,
                            "closed view", HolderState.LEAKED,
                            "dead", HolderState.DEAD_SOCKET,
                            "ended", HolderState.LEAKED)));

            Holder waiter = of("wait for lock");
            assertThat(waiter.blockedBy()).containsExactly(of("root").lease().backendPid());
            assertThat(Objects.requireNonNull(waiter.backend()).waiting()).isEqualTo("Lock: advisory");
            assertThat(waiter.statementAge()).isGreaterThan(Duration.ofSeconds(1));
            assertThat(of("root").transactionAge()).isGreaterThan(Duration.ofSeconds(1));
            assertThat(waiter.lastSql()).isEqualTo("select pg_advisory_xact_lock(?)");
            assertThat(of("dead").lastSql()).isNull();
            // Taken by itself after 2 s, of a virtual thread that no dump of all threads shows.
            assertThat(of("root").line()).startsWith("HoldersTest.");
            assertThat(holders.stackNow(of("call").lease().key()))
                    .extracting(StackTraceElement::getMethodName)
                    .contains("read");
            assertThat(of("ended").stack()).isEmpty();
        } finally {
            end();
        }
    }

    @Test
    void what_takes_above_5_s_is_told_once_and_remembered_with_its_worst() {
        List<SlowWork> told = new CopyOnWriteArrayList<>();
        log.onSlow(slow -> {
            if (slow.work().operation().equals("count slowly")) {
                told.add(slow);
            }
        });
        new Work(WorkKind.PERSON, null, "Report", "count slowly")
                .run(() -> transaction.executeWithoutResult(
                        status -> entities.createNativeQuery("select cast(pg_sleep(6.2) as text)")
                                .getSingleResult()));
        assertThat(told)
                .extracting(SlowWork::kind)
                .containsExactlyInAnyOrder(
                        SlowWork.Kind.CONNECTION, SlowWork.Kind.STATEMENT, SlowWork.Kind.TRANSACTION);
        assertThat(book.worstFirst())
                .filteredOn(slow -> slow.purpose().equals("Report › count slowly"))
                .hasSize(2)
                .allSatisfy(slow -> {
                    assertThat(slow.count()).isEqualTo(1);
                    assertThat(slow.worst()).isGreaterThan(Duration.ofSeconds(6));
                    assertThat(slow.sql()).contains("pg_sleep");
                });
    }

    private Map<String, HolderState> states() {
        return holders.held().stream()
                .filter(holder -> holder.lease().place().equals("Held"))
                .collect(Collectors.toMap(holder -> holder.lease().operation(), Holder::state));
    }

    private Holder of(String operation) {
        return holders.held().stream()
                .filter(holder -> holder.lease().operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private Thread hold(String operation, Deed deed) {
        Thread thread = Thread.startVirtualThread(() -> work(operation).run(() -> {
            try (Connection connection = lanes.getConnection()) {
                deed.perform(connection);
            } catch (Exception e) {
                // Cut off at the end of the test.
                Thread.currentThread().interrupt();
            }
        }));
        threads.add(thread);
        return thread;
    }

    private void forget(String operation) throws InterruptedException {
        Thread.startVirtualThread(() -> work(operation).run(() -> {
                    try {
                        forgotten.add(lanes.getConnection());
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .join();
    }

    private void end() throws Exception {
        end.countDown();
        sql.queryForList(
                "select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep(600)%' and pid <> pg_backend_pid()");
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        for (Connection connection : forgotten) {
            connection.close();
        }
    }

    private static Work work(String operation) {
        return new Work(WorkKind.PERSON, null, "Held", operation);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Deed {
        void perform(Connection connection) throws Exception;
    }
}
