package com.aidock.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.embedded.StopRequest;
import com.aidock.admin.testing.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

/** Signals a process of its own at moments at which a start waits. */
class BoundedShutdownTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** Far below what the waiting would take, far above what a slow machine needs. */
    private static final long SOON_SECONDS = 20;

    private static final int TERMINATED = 143;
    private static final int INTERRUPTED = 130;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private Path log = Path.of("");
    private Process console = new ProcessBuilder().command("true").start();

    BoundedShutdownTest() throws java.io.IOException {}

    @AfterEach
    void leaveNothing() {
        console.destroyForcibly();
    }

    @Test
    void ends_while_it_waits_for_its_database() throws Exception {
        start(Map.of("DATABASE_URL", "postgres://u@127.0.0.1:" + closedPort() + "/d"));
        awaitLine("Waiting for the database");

        assertThat(endsWith("TERM")).isEqualTo(TERMINATED);
        assertThat(Files.readString(log)).contains("Stopping during the start").doesNotContain("aidock: ");
    }

    @Test
    void ends_while_a_migration_waits_for_a_lock_and_leaves_no_session_in_its_queue() throws Exception {
        String url = TestPostgres.newDatabase();
        String name = url.substring(url.lastIndexOf('/') + 1);
        DataSource database = TestPostgres.server().getDatabase("postgres", name);
        try (Connection holder = database.getConnection();
                Statement lock = holder.createStatement();
                Connection watcher = database.getConnection();
                Statement look = watcher.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table flyway_schema_history in access exclusive mode");
            start(Map.of("DATABASE_URL", url));
            await().atMost(LONG).until(() -> waitingSessions(look) > 0);

            assertThat(endsWith("TERM")).isEqualTo(TERMINATED);
            await().atMost(LONG).until(() -> waitingSessions(look) == 0);
        }
    }

    @Test
    void ends_while_the_embedded_server_starts_and_takes_it_along() throws Exception {
        start(Map.of());
        Path home = directory.resolve("home");
        await().atMost(LONG).until(() -> Files.exists(home.resolve("postgres.new/PG_VERSION")));

        assertThat(endsWith("INT")).isEqualTo(INTERRUPTED);
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(home.toString())))
                .isEmpty();
    }

    @Test
    void goes_on_without_what_does_not_close() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean serverTold = new AtomicBoolean();
        StopRequest stop = new StopRequest();
        stop.onStop(() -> serverTold.set(true));
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(AutoCloseable.class, () -> never::await);
        context.refresh();
        BoundedShutdown shutdown = new BoundedShutdown(stop);
        shutdown.started(context);

        shutdown.end();

        assertThat(serverTold).isTrue();
        assertThat(never.getCount()).isOne();
        never.countDown();
    }

    private void start(Map<String, String> environment) throws Exception {
        log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dvaadin.productionMode=true",
                        "-Dserver.port=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("DATABASE_URL");
        builder.environment().put("AIDOCK_HOME", directory.resolve("home").toString());
        builder.environment().putAll(environment);
        console = builder.start();
    }

    private void awaitLine(String part) {
        await().atMost(LONG).until(() -> Files.readString(log).contains(part));
    }

    private int endsWith(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(console.pid()))
                .start()
                .waitFor();
        assertThat(console.waitFor(SOON_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        return console.exitValue();
    }

    private static long waitingSessions(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
