package com.aidock.admin.database.embedded;

import com.aidock.admin.database.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the server process with our settings, apart from the console's terminal, and waits until it answers. */
final class ServerStart {
    /** After a crash the server first repeats what its log holds. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    /** What the lanes may open (123), the superuser's three, and room for tools beside us. */
    private static final int MAX_CONNECTIONS = 150;

    private final ServerPrograms programs;
    private final Path data;
    private final Path home;
    private final ServerLog log;

    ServerStart(ServerPrograms programs, Path data, Path home, ServerLog log) {
        this.programs = programs;
        this.data = data;
        this.home = home;
        this.log = log;
    }

    /**
     * @param port nothing else of this data directory may run
     * @throws StartupRefused with the server's own words
     */
    void on(int port) {
        if (data.toString().matches(".*[$`\"\\\\\\n].*")) {
            throw new StartupRefused(
                    "AIDOCK_HOME is %s: the embedded PostgreSQL cannot live in a directory whose name holds a quotation mark, a backquote, a backslash or a dollar sign; name another one"
                            .formatted(home));
        }
        clearSockets();
        long mark = log.mark();
        ServerPrograms.Outcome outcome = start(port, List.of("-l", log.file().toString()));
        if (outcome.success()) {
            return;
        }
        String words = ServerLog.gist(log.since(mark) + outcome.output());
        if (words.isEmpty()) {
            // A full disk takes no log either: once more, listening to the server itself.
            outcome = start(port, List.of());
            if (outcome.success()) {
                return;
            }
            words = ServerLog.gist(outcome.output());
        }
        throw new StartupRefused(
                "the embedded PostgreSQL did not start in %s: %s".formatted(data, programs.explained(words)));
    }

    private ServerPrograms.Outcome start(int port, List<String> where) {
        List<String> arguments = new ArrayList<>(List.of("start", "-w"));
        arguments.addAll(List.of("-t", Long.toString(LONGEST_START.toSeconds()), "-D", data.toString()));
        arguments.addAll(List.of("-o", options(port)));
        arguments.addAll(where);
        return programs.run(LONGEST_START.plusSeconds(5), "", ServerPrograms.CONTROL, arguments);
    }

    /** A killed server leaves its socket behind, locked under a number that may live on in another process. */
    private void clearSockets() {
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().startsWith(".s.PGSQL.")) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new StartupRefused("an old socket in %s cannot be removed: %s".formatted(home, e.getMessage()), e);
        }
    }

    private String options(int port) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "port",
                Integer.toString(port),
                "max_connections",
                Integer.toString(MAX_CONNECTIONS),
                "superuser_reserved_connections",
                "3",
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                socketDirectory(),
                "unix_socket_permissions",
                "0700",
                "shared_buffers",
                "64MB",
                "hba_file",
                data.resolve("pg_hba.conf").toString()));
        settings.putAll(Map.of(
                "timezone", "UTC",
                "log_timezone", "UTC",
                "logging_collector", "off",
                "log_destination", "stderr",
                "log_checkpoints", "off",
                // Not the errors of single statements, which whoever sent them tells; and no statement's text.
                "log_min_messages", "log",
                "log_min_error_statement", "panic"));
        return settings.entrySet().stream()
                .map(setting -> "-c '%s=%s'"
                        .formatted(setting.getKey(), setting.getValue().replace("'", "'\\''")))
                .collect(Collectors.joining(" "));
    }

    /**
     * Sockets lie in the home, which only its owner enters; none at all where the path would not fit or needs quoting.
     */
    private String socketDirectory() {
        String path = home.toString();
        return path.matches("[A-Za-z0-9/._-]{1,80}") ? path : "";
    }
}
