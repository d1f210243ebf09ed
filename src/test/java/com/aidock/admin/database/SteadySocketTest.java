package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** An interrupt that comes while somebody waits for the server costs no connection. */
@SpringBootTest
@PostgresTest
class SteadySocketTest {
    private static final Work WORK = new Work(WorkKind.PERSON, null, "LLM configurations", "list");
    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final Lanes lanes;
    private final JdbcTemplate sql;

    @Autowired
    SteadySocketTest(Lanes lanes, Environment environment) {
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @Test
    void whoever_is_told_to_stop_amid_a_statement_gets_its_answer_and_leaves_the_connection_whole() throws Exception {
        try (Connection other = lanes.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(4712)");
            Reader<Boolean> reader = new Reader<>(() -> WORK.call(this::lockAndAskAgain));
            await().until(this::somebodyWaits);
            reader.thread.interrupt();
            // Had the socket been closed, nobody would wait any more.
            await().during(A_WHILE).until(this::somebodyWaits);
            statement.execute("select pg_advisory_unlock(4712)");
            assertThat(reader.result.get()).isTrue();
            assertThat(reader.told).isTrue();
        }
    }

    private boolean somebodyWaits() {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select count(*) > 0 from pg_locks where objid = 4712 and not granted", Boolean.class));
    }

    private boolean lockAndAskAgain() {
        try (Connection connection = lanes.getConnection();
                Statement statement = connection.createStatement()) {
            int before = pid(statement);
            statement.execute("select pg_advisory_xact_lock(4712)");
            int after = pid(statement);
            connection.rollback();
            return before == after;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int pid(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void a_reader_waits_no_longer_when_another_thread_closes_its_socket() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new SteadySockets().createSocket(server.getInetAddress(), server.getLocalPort());
                Socket ignored = server.accept()) {
            Reader<Integer> reader = new Reader<>(() -> socket.getInputStream().read());
            await().until(() -> reader.thread.getState() == Thread.State.WAITING);
            socket.close();
            assertThatThrownBy(reader.result::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SocketException.class);
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void a_reader_that_was_told_to_stop_reads_what_comes_and_sees_the_end() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new SteadySockets().createSocket("localhost", server.getLocalPort());
                Socket other = server.accept()) {
            Reader<String> reader =
                    new Reader<>(() -> new String(socket.getInputStream().readAllBytes()));
            reader.thread.interrupt();
            other.getOutputStream().write("answer".getBytes());
            reader.thread.interrupt();
            other.close();
            assertThat(reader.result.get()).isEqualTo("answer");
        }
    }

    /** A virtual thread, the kind whose sockets interrupts close. */
    private static final class Reader<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Thread thread;
        private volatile boolean told;

        Reader(Callable<T> what) {
            thread = Thread.ofVirtual().start(() -> read(what));
        }

        private void read(Callable<T> what) {
            try {
                T answer = what.call();
                told = Thread.currentThread().isInterrupted();
                result.complete(answer);
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        }
    }
}
