package com.aidock.admin.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real PgBouncer in transaction mode in front of {@link TestPostgres}. */
public final class PgBouncer implements AutoCloseable {
    private final ListeningProcess process;

    private PgBouncer(ListeningProcess process) {
        this.process = process;
    }

    /** The program, where Debian and others put it. */
    public static Optional<Path> program() {
        return ListeningProcess.program("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer");
    }

    /** Starts it with extra lines for its configuration. */
    public static PgBouncer start(String... extra) throws IOException {
        Path directory = Files.createTempDirectory("pgbouncer");
        int port = ListeningProcess.freePort();
        List<String> lines = new ArrayList<>(List.of(
                "[databases]",
                "* = host=127.0.0.1 port=" + TestPostgres.server().getPort(),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = any",
                "pool_mode = transaction",
                "max_client_conn = 200"));
        // Without the forced user "any" would log in as nobody in particular.
        lines.set(1, lines.get(1) + " user=postgres");
        lines.addAll(List.of(extra));
        Path config = Files.write(directory.resolve("pgbouncer.ini"), lines);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new PgBouncer(ListeningProcess.start(command(config), directory, port));
    }

    /** It refuses to run as root. */
    private static List<String> command(Path config) {
        List<String> command = new ArrayList<>(List.of(program().orElseThrow().toString(), config.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(1, List.of("-u", "nobody"));
        }
        return command;
    }

    /** The {@code DATABASE_URL} of a database behind it. */
    public String url(String database) {
        return "postgres://postgres@127.0.0.1:" + process.port() + "/" + database;
    }

    @Override
    public void close() {
        process.close();
    }
}
