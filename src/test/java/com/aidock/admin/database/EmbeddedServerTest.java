package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void data_survives_a_restart_and_a_server_that_is_killed_comes_back() throws Exception {
        Home home = new Home(directory.resolve("home"));
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            execute(server.url(), "create table kept (n int)");
            assertThatThrownBy(() -> new EmbeddedServer(home))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
        assertThat(Postmaster.alive(home.resolve("postgres"))).isFalse();
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            execute(server.url(), "insert into kept values (1)");
            kill(home);
            await().atMost(Duration.ofSeconds(40))
                    .ignoreExceptions()
                    .untilAsserted(() -> execute(server.url(), "insert into kept values (2)"));
        }
    }

    @Test
    void nobody_without_the_password_gets_in_and_only_the_owner_reads_it() throws Exception {
        Home home = new Home(directory.resolve("home"));
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            DatabaseUrl url = server.url();
            DatabaseUrl without = new DatabaseUrl(url.jdbcUrl(), "postgres", "guess", url.parameters());
            assertThatThrownBy(() -> execute(without, "select 1")).isInstanceOf(SQLException.class);
        }
        for (String secret : List.of("postgres-password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    private static void kill(Home home) throws Exception {
        String pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-9", pid.strip()).start().waitFor(10, TimeUnit.SECONDS);
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
