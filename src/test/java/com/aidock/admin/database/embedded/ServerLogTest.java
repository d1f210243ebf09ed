package com.aidock.admin.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    Path directory;

    @Test
    void stays_private_and_below_a_megabyte_and_keeps_its_last_part() throws Exception {
        Path file = directory.resolve("postgres.log");
        ServerLog log = new ServerLog(file);
        log.mark();
        Files.writeString(file, "older\n".repeat(200_000) + "the last line\n");

        log.bound();

        Path older = directory.resolve("postgres.log.1");
        assertThat(file).isEmptyFile();
        assertThat(Files.readString(older)).endsWith("the last line\n");
        for (Path path : List.of(file, older)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void says_why_a_start_failed_on_one_line_without_what_only_follows_from_it() {
        assertThat(ServerLog.gist("""
                        2026-12-01 00:02:25.946 UTC [30065] LOG:  starting PostgreSQL 18.6
                        2026-12-01 00:02:25.949 UTC [30065] LOG:  could not bind IPv4 address "127.0.0.1": Address already in use
                        2026-12-01 00:02:25.949 UTC [30065] FATAL:  could not create any TCP/IP sockets
                        2026-12-01 00:02:25.951 UTC [30065] LOG:  database system is shut down
                        pg_ctl: could not start server
                        Examine the log output.
                        """)).isEqualTo("could not bind IPv4 address \"127.0.0.1\": Address already in use");
    }

    @Test
    void says_what_initdb_said() {
        assertThat(ServerLog.gist("""
                        fixing permissions on existing directory /h/postgres.new ... ok
                        initdb: error: could not write file "/h/postgres.new/x": No space left on device
                        initdb: removing contents of data directory "/h/postgres.new"
                        """))
                .isEqualTo("initdb: error: could not write file \"/h/postgres.new/x\": No space left on device");
    }

    @Test
    void finds_only_what_was_said_since_a_mark() throws Exception {
        Path file = directory.resolve("postgres.log");
        ServerLog log = new ServerLog(file);
        Files.writeString(file, "FATAL:  of yesterday\n");
        long mark = log.mark();
        Files.writeString(file, "FATAL:  of today\n", java.nio.file.StandardOpenOption.APPEND);

        assertThat(log.since(mark)).isEqualTo("FATAL:  of today\n");
    }
}
