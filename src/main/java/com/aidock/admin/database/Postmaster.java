package com.aidock.admin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process of a data directory, found by its {@code postmaster.pid}. */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final long STOP_SECONDS = 30;

    private Postmaster() {}

    static boolean alive(Path data) {
        return find(data).isPresent();
    }

    /** Ends a server that an earlier process left behind when it was killed. */
    static void stopOrphan(Path data) {
        find(data).ifPresent(process -> {
            LOG.info("An earlier run left its PostgreSQL behind (process {}); stopping it", process.pid());
            process.destroy();
            try {
                process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new StartupRefused(
                        "a PostgreSQL that an earlier run left behind (process %d) does not stop; end it by hand"
                                .formatted(process.pid()),
                        e);
            }
        });
    }

    private static Optional<ProcessHandle> find(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            long pid = Long.parseLong(lines.getFirst().strip());
            // The number may belong to another program by now.
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(p ->
                            p.info().command().map(c -> c.contains("postgres")).orElse(true));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
