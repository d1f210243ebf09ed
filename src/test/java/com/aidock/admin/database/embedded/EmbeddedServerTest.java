package com.aidock.admin.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Most tests take one home over from each other: unpacking and creating it costs more than all the rest. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedServerTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final String TRUST = "local all all trust\nhost all all 127.0.0.1/32 trust\n";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Home home = new Home(Path.of("."));

    @BeforeAll
    static void createHome() throws Exception {
        home = new Home(directory.resolve("home"));
        try (EmbeddedServer server = start()) {
            execute(server, "create table kept (n int)");
        }
    }

    @Test
    void data_survives_a_restart_and_one_process_has_the_home() throws Exception {
        try (EmbeddedServer server = start()) {
            execute(server, "insert into kept values (1)");
            assertThatThrownBy(EmbeddedServerTest::start)
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
        assertThat(workers()).isEmpty();
    }

    @Test
    void nobody_gets_in_without_the_password_and_nothing_is_open_to_others() throws Exception {
        try (EmbeddedServer server = start()) {
            for (String password : List.of("", "guess")) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", password))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(query(server, "select distinct type || ' ' || auth_method from pg_hba_file_rules order by 1"))
                    .containsExactly("host scram-sha-256", "local scram-sha-256");
            assertThat(openToOthers()).isEmpty();
            assertThat(Files.list(home.path())
                            .filter(file -> file.getFileName().toString().startsWith(".s.PGSQL")))
                    .isNotEmpty();
        }
    }

    @Test
    void another_local_user_is_kept_away_from_the_socket_and_the_programs() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")) && Files.isExecutable(Path.of("/usr/bin/psql")));
        assumeTrue(PrivateFiles.userId() == 0);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedServer server = start()) {
            String port = Integer.toString(
                    URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort());
            assertThat(asNobody(
                            "psql", "-w", "-h", home.path().toString(), "-p", port, "-U", "postgres", "-c", "select 1"))
                    .contains("Permission denied");
            assertThat(asNobody("psql", "-w", "-h", "127.0.0.1", "-p", port, "-U", "postgres", "-c", "select 1"))
                    .contains("no password supplied");
            assertThat(asNobody("ls", home.resolve("postgres-binaries").toString()))
                    .contains("Permission denied");
        }
    }

    @Test
    void an_installation_of_an_earlier_version_is_closed_at_its_next_start() throws Exception {
        Path planted = home.resolve("postgres-binaries").resolve("planted");
        try (EmbeddedServer server = start()) {
            asSuperuser(server, "alter role postgres password null");
        }
        Files.writeString(home.resolve("postgres/pg_hba.conf"), TRUST);
        Files.writeString(planted, "");
        for (Path path : List.of(home.path(), home.resolve("postgres-binaries"), planted)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }

        home = new Home(home.path());
        try (EmbeddedServer server = start()) {
            assertThat(query(server, "select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            asSuperuser(server, "select 1");
            execute(server, "insert into kept values (2)");
        }
        assertThat(openToOthers()).isEmpty();
        assertThat(planted).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "password", "half a data directory", "data directory"})
    void a_first_start_that_was_broken_off_is_taken_up_by_the_next(String after) throws Exception {
        Path broken = Files.createDirectory(directory.resolve(after));
        Files.move(home.resolve("postgres-binaries"), broken.resolve("postgres-binaries"));
        try {
            Home fresh = new Home(broken);
            if (!after.equals("nothing")) {
                fresh.writeSecret("postgres-password", "planted-1c7e");
            }
            if (after.equals("half a data directory")) {
                Files.writeString(
                        Files.createDirectory(broken.resolve("postgres.new")).resolve("PG_VERSION"), "18\n");
            }
            if (after.equals("data directory")) {
                ServerPrograms programs = programs(fresh);
                new DataDirectory(fresh.resolve("postgres"), programs).create(fresh.resolve("postgres-password"));
            }
            try (EmbeddedServer server = EmbeddedServer.start(fresh, new StopRequest())) {
                execute(server, "create table made (n int)");
                assertThat(query(server, "select distinct auth_method from pg_hba_file_rules"))
                        .containsExactly("scram-sha-256");
            }
            assertThat(broken.resolve("postgres.new")).doesNotExist();
        } finally {
            Files.move(broken.resolve("postgres-binaries"), home.resolve("postgres-binaries"));
        }
    }

    @Test
    void a_lost_password_file_and_a_lost_role_are_made_anew() throws Exception {
        try (EmbeddedServer server = start()) {
            asSuperuser(server, "alter role aidock password null");
        }
        Files.delete(home.resolve("postgres-password"));
        try (EmbeddedServer server = start()) {
            execute(server, "insert into kept values (3)");
        }
    }

    @Test
    void a_copied_home_leaves_the_server_of_the_other_one_alone() throws Exception {
        Path copied = directory.resolve("copied");
        try (EmbeddedServer server = start()) {
            String pid =
                    Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
            run("cp", "-a", home.path().toString(), copied.toString());
            try (EmbeddedServer copy = EmbeddedServer.start(new Home(copied), new StopRequest())) {
                execute(copy, "insert into kept values (4)");
                execute(server, "insert into kept values (4)");
                assertThat(Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                                .getFirst())
                        .isEqualTo(pid);
                assertThat(copy.jdbcUrl()).isNotEqualTo(server.jdbcUrl());
            }
            execute(server, "insert into kept values (5)");
        }
    }

    @Test
    void a_server_that_was_left_behind_is_stopped_whatever_sessions_it_has() throws Exception {
        int port = startOrphan();
        try (Connection foreign = connect(ServerAccounts.url(port, "aidock"), "aidock")) {
            foreign.setAutoCommit(false);
            try (EmbeddedServer server = start()) {
                execute(server, "insert into kept values (6)");
                assertThat(foreign.isValid(5)).isFalse();
            }
        }
    }

    @Test
    void what_a_killed_server_left_behind_is_ended_with_its_statement() throws Exception {
        int port = startOrphan();
        CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
            try (Connection foreign = connect(ServerAccounts.url(port, "aidock"), "aidock");
                    var statement = foreign.createStatement()) {
                statement.execute("do $$ begin loop perform 1; end loop; end $$");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(LONG).until(() -> workers().stream().anyMatch(line -> line.contains("DO")));
        kill();

        try (EmbeddedServer server = start()) {
            execute(server, "insert into kept values (7)");
        }
        assertThat(busy).isCompletedExceptionally();
    }

    @Test
    void a_number_that_belongs_to_another_program_by_now_is_no_server() throws Exception {
        Files.writeString(
                home.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedServer server = start()) {
            execute(server, "insert into kept values (8)");
        }
    }

    @Test
    void data_of_another_major_version_are_refused_by_both_their_names() throws Exception {
        Path version = home.resolve("postgres/PG_VERSION");
        String right = Files.readString(version);
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(EmbeddedServerTest::start)
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("was written by PostgreSQL 17")
                    .hasMessageContaining("brings PostgreSQL " + right.strip())
                    .hasMessageContaining("DATABASE_URL");
        } finally {
            Files.writeString(version, right);
        }
    }

    @Test
    void a_dead_server_is_started_again_until_that_works_with_its_own_words(CapturedOutput log) throws Exception {
        try (EmbeddedServer server = start()) {
            Path aside = Files.move(home.resolve("postgres/global"), home.resolve("global"));
            kill();
            await().atMost(LONG).until(() -> attempts(log, "could not open file") >= 2);
            Files.move(aside, home.resolve("postgres/global"));
            await().atMost(LONG).until(() -> log.toString().contains("The embedded PostgreSQL is back"));
            execute(server, "insert into kept values (9)");
        }
        assertThat(log).doesNotContain(": null");
    }

    @Test
    void a_full_disk_is_named_at_the_first_start_and_outlived_later(CapturedOutput log) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(PrivateFiles.userId() == 0
                && run("mount", "-t", "tmpfs", "-o", "size=150m,mode=0700", "tmpfs", disk.toString()) == 0);
        try {
            Path filler = disk.resolve("filler");
            Home small = new Home(disk.resolve("home"));
            fill(filler, disk, 80_000_000);
            assertThat(catchThrowable(
                            () -> EmbeddedServer.start(small, new StopRequest()).close()))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("No space left on device");
            Files.delete(filler);
            try (EmbeddedServer server = EmbeddedServer.start(small, new StopRequest(), FIRST_PAUSE)) {
                fill(filler, disk, 0);
                kill(small);
                await().atMost(LONG).until(() -> attempts(log, "No space left on device") >= 2);
                Files.delete(filler);
                await().atMost(LONG)
                        .ignoreExceptions()
                        .untilAsserted(() -> execute(server, "create table made (n int)"));
            }
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void a_stop_while_the_data_directory_is_created_leaves_no_process() throws Exception {
        Home fresh = new Home(directory.resolve("stopped"));
        StopRequest stop = new StopRequest();
        CompletableFuture<EmbeddedServer> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedServer.start(fresh, stop));
        await().atMost(LONG).until(() -> Files.exists(fresh.path().resolve("postgres.new/PG_VERSION")));

        stop.make();

        assertThat(starting).failsWithin(LONG);
        assertThat(ProcessHandle.allProcesses().filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(fresh.path().toString())))
                .isEmpty();
    }

    private static EmbeddedServer start() {
        return EmbeddedServer.start(home, new StopRequest(), FIRST_PAUSE);
    }

    /** As a console leaves it that was killed. */
    private static int startOrphan() throws Exception {
        int port;
        try (ServerSocket free = listen(0)) {
            port = free.getLocalPort();
        }
        new ServerStart(
                        programs(home),
                        home.resolve("postgres"),
                        home.path(),
                        new ServerLog(home.resolve("postgres.log")))
                .on(port);
        return port;
    }

    private static ServerPrograms programs(Home home) throws Exception {
        return new ServerPrograms(new ProgramArchive().unpackBelow(home.resolve("postgres-binaries")));
    }

    private static ServerSocket listen(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static long attempts(CapturedOutput log, String words) {
        return log.toString()
                .lines()
                .filter(line -> line.contains("trying again") && line.contains(words))
                .count();
    }

    private static void fill(Path filler, Path disk, long left) throws Exception {
        byte[] block = new byte[65_536];
        try (var out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > left) {
                out.write(block, 0, (int)
                        Math.min(block.length, Files.getFileStore(disk).getUsableSpace()));
            }
        }
    }

    private static List<String> openToOthers() throws Exception {
        List<String> open = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home.path())) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (!Files.isSymbolicLink(path)
                        && PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                                .matches("...(?!------).*")) {
                    open.add(path.toString());
                }
            }
        }
        return open;
    }

    /** The command lines of all processes that work in the home. */
    private static List<String> workers() {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.isSameFile(
                                Path.of("/proc", Long.toString(process.pid()), "cwd"), home.resolve("postgres"));
                    } catch (java.io.IOException e) {
                        return false;
                    }
                })
                .map(process -> {
                    try {
                        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
                    } catch (java.io.IOException e) {
                        return "";
                    }
                })
                .toList();
    }

    private static void kill() throws Exception {
        kill(home);
    }

    private static void kill(Home home) throws Exception {
        run(
                "kill",
                "-9",
                Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                        .getFirst()
                        .strip());
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String asNobody(String... command) throws Exception {
        List<String> whole = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isNotZero();
        return output;
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void asSuperuser(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server.jdbcUrl(), "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(EmbeddedServer server, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Connection connect(String url, String user) throws SQLException {
        try {
            return DriverManager.getConnection(
                    url,
                    user,
                    Files.readString(home.resolve("postgres-password")).strip());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
