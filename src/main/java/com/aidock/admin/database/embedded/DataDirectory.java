package com.aidock.admin.database.embedded;

import com.aidock.admin.database.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded server. They are created aside and moved to their place as a whole, closed by a password
 * from the first moment on; those of earlier versions are closed before the server starts.
 */
final class DataDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final Duration LONGEST_CREATION = Duration.ofMinutes(5);
    private static final Duration LONGEST_REPAIR = Duration.ofMinutes(5);
    private static final String VERSION = "PG_VERSION";
    private static final String ACCESS = """
            # Written by AI Dock Admin at each start.
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final Path path;
    private final ServerPrograms programs;

    DataDirectory(Path path, ServerPrograms programs) {
        this.path = path;
        this.programs = programs;
    }

    boolean exists() {
        return Files.exists(path.resolve(VERSION));
    }

    void refuseOtherMajor() throws IOException {
        String theirs = Files.readString(path.resolve(VERSION)).strip();
        String ours = programs.major();
        if (!theirs.equals(ours)) {
            throw new StartupRefused(
                    ("%s was written by PostgreSQL %s, but this version of AI Dock Admin brings PostgreSQL"
                                    + " %s, which cannot read it: start the version that ran here before, or set DATABASE_URL to a"
                                    + " PostgreSQL of your own, or AIDOCK_HOME to a new directory to begin afresh")
                            .formatted(path, theirs, ours));
        }
    }

    /** @param passwordFile holds what the superuser's password shall be */
    void create(Path passwordFile) throws IOException {
        refuseOtherFiles();
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        PrivateFiles.deleteTree(draft);
        PrivateFiles.createDirectory(draft);
        ServerPrograms.Outcome outcome = programs.run(
                LONGEST_CREATION,
                "",
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=" + ServerAccounts.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF-8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        if (!outcome.success()) {
            throw new StartupRefused("the embedded PostgreSQL could not be created in %s: %s"
                    .formatted(path, programs.explained(ServerLog.gist(outcome.output()))));
        }
        PrivateFiles.write(draft.resolve("pg_hba.conf"), ACCESS);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.sync(path);
    }

    /** Takes away what earlier versions, or a hand, left open; before the server reads it. */
    void close() throws IOException {
        PrivateFiles.restrict(path);
        Path access = path.resolve("pg_hba.conf");
        if (!Files.exists(access) || !Files.readString(access).equals(ACCESS)) {
            LOG.info("{} is written anew: everybody needs the password, on the socket too", access);
            PrivateFiles.write(access, ACCESS);
        }
        PrivateFiles.restrict(access);
    }

    /** Sets the superuser's password without a server: for one that has none, or another than our file says. */
    void setSuperuserPassword(String password) {
        LOG.info("The superuser of the embedded PostgreSQL gets the password in the home");
        ServerPrograms.Outcome outcome = programs.run(
                LONGEST_REPAIR,
                ServerAccounts.passwordStatement(ServerAccounts.SUPERUSER, password) + "\n",
                "postgres",
                List.of(
                        "--single",
                        "-D",
                        path.toString(),
                        "-c",
                        "exit_on_error=on",
                        // So that no error writes down the password.
                        "-c",
                        "log_min_error_statement=panic",
                        ServerAccounts.SUPERUSER));
        if (!outcome.success()) {
            throw new StartupRefused("the embedded PostgreSQL in %s could not be given a password: %s"
                    .formatted(path, ServerLog.gist(outcome.output())));
        }
    }

    private void refuseOtherFiles() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new StartupRefused(
                        "%s holds files, but no database (%s is missing): move it away, or set AIDOCK_HOME to a new directory"
                                .formatted(path, VERSION));
            }
        }
    }
}
