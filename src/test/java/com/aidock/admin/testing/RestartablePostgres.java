package com.aidock.admin.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A PostgreSQL of its own for a test that kills it and brings it back at the same address. */
public final class RestartablePostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /** Starts it with an empty database. */
    public RestartablePostgres() throws IOException {
        data = Files.createTempDirectory("restartable-postgres");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = start();
    }

    /** The {@code DATABASE_URL}. */
    public String url() {
        return "postgres://postgres@localhost:" + port + "/postgres";
    }

    /** The same as another user, with a password. */
    public String url(String user, String password) {
        return "postgres://" + user + ":" + password + "@localhost:" + port + "/postgres";
    }

    /** Asks this user for a password from now on; all others are let in without. */
    public void askForPassword(String user) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, "host all " + user + " all scram-sha-256\n" + Files.readString(rules));
        execute("select pg_reload_conf()");
    }

    /** Kills it and brings it back as a standby without a primary, as a demoted server is. */
    public void demote() throws IOException, InterruptedException {
        kill();
        Files.createFile(data.resolve("standby.signal"));
        bringBack();
    }

    /** Runs statements as the superuser, each committed by itself. */
    public void execute(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /** Ends every process of it with SIGKILL. */
    public void kill() throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
        for (ProcessHandle child : handle.descendants().toList()) {
            kill(child.pid());
        }
        kill(postmaster);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !handle.isAlive());
    }

    /** Brings it back with the same data at the same address. */
    public void bringBack() throws IOException {
        // Lets go of the data directory's lock, which this process still has.
        server.close();
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            server = start();
            return true;
        });
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setServerConfig("max_connections", "150")
                .setLocaleConfig("locale", "C")
                .setPort(port)
                .start();
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
