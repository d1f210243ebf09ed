package com.aidock.admin.database.embedded;

import com.aidock.admin.database.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and stops the server of one data directory. What {@code postmaster.pid} says is believed only when that process
 * really works in this directory: the file may be a copy of another server's, and its number may long belong to another
 * program.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST_WAIT = Duration.ofSeconds(10);
    private static final Duration IMMEDIATE_WAIT = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 20;
    private static final Path PROCESSES = Path.of("/proc");

    private enum Answer {
        YES,
        NO,
        /** The system does not tell. */
        UNKNOWN
    }

    private final Path data;
    private final Path pidFile;
    private final ServerPrograms programs;

    Postmaster(Path data, ServerPrograms programs) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
        this.programs = programs;
    }

    boolean alive() {
        return find().isPresent();
    }

    /**
     * Ends what an earlier process left behind when it was killed, whatever sessions it has, and clears away a file
     * that names a stranger. Where the system does not tell whose process it is, PostgreSQL itself refuses to start.
     */
    void clearLeftovers() {
        stop(() -> false, FAST_WAIT);
        if (!workers().isEmpty()) {
            throw new StartupRefused(
                    "a PostgreSQL that an earlier run left behind in %s does not stop; end process %d by hand"
                            .formatted(data, workers().getFirst().pid()));
        }
        named().filter(process -> process.isAlive() && worksHere(process) == Answer.NO)
                .ifPresent(process -> {
                    LOG.info(
                            "{} names process {}, which is no running server of this directory; removed",
                            pidFile,
                            process.pid());
                    try {
                        Files.deleteIfExists(pidFile);
                    } catch (IOException e) {
                        throw new StartupRefused("%s cannot be removed: %s".formatted(pidFile, e.getMessage()), e);
                    }
                });
    }

    /**
     * Stops the server the fast way, which ends its sessions; then at once, without a checkpoint; then by force.
     *
     * @param mayAppear whether a server may be about to start that is not to be seen yet
     */
    void stop(BooleanSupplier mayAppear, Duration fast) {
        if (!goes(mayAppear, fast, "INT") && !goes(mayAppear, IMMEDIATE_WAIT, "QUIT")) {
            workers().forEach(ProcessHandle::destroyForcibly);
            goes(mayAppear, IMMEDIATE_WAIT, "");
        }
    }

    /** Signals the server, or what a dead one left, and waits until all of it is gone. */
    private boolean goes(BooleanSupplier mayAppear, Duration bound, String signal) {
        long start = System.nanoTime();
        boolean told = signal.isEmpty();
        while (System.nanoTime() - start < bound.toNanos()) {
            // Asked before the look, so that nothing appears between the two.
            boolean open = mayAppear.getAsBoolean();
            List<ProcessHandle> workers = workers();
            if (workers.isEmpty() && !open) {
                return true;
            }
            if (!told && !workers.isEmpty()) {
                told = true;
                signal(workers, signal);
            }
            if (!pause()) {
                return false;
            }
        }
        return false;
    }

    private void signal(List<ProcessHandle> workers, String signal) {
        Optional<ProcessHandle> server = find();
        LOG.debug("Stopping {} of {} with {}", workers.size(), data, signal);
        try {
            if (server.isPresent()) {
                programs.signal(server.get().pid(), signal);
                return;
            }
            for (ProcessHandle worker : workers) {
                // A worker without its server: INT would only cancel its statement.
                programs.signal(worker.pid(), "QUIT");
            }
        } catch (IOException e) {
            workers.forEach(ProcessHandle::destroy);
        }
    }

    /** Every process of a PostgreSQL that works in this directory, the server's own among them. */
    private List<ProcessHandle> workers() {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        return Files.isDirectory(PROCESSES)
                ? ProcessHandle.allProcesses()
                        .filter(process -> worksHere(process) == Answer.YES)
                        .toList()
                : find().stream().toList();
    }

    private Optional<ProcessHandle> find() {
        return named().filter(process -> process.isAlive() && worksHere(process) == Answer.YES);
    }

    private Optional<ProcessHandle> named() {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            // A single-user server writes its number with a minus sign.
            return ProcessHandle.of(Math.abs(Long.parseLong(lines.getFirst().strip())));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Answer worksHere(ProcessHandle process) {
        if (!Files.isDirectory(PROCESSES)) {
            return process.info().arguments().map(this::namesHere).orElse(Answer.UNKNOWN);
        }
        Path directory = PROCESSES.resolve(Long.toString(process.pid()));
        try {
            Path program = Files.readSymbolicLink(directory.resolve("exe")).getFileName();
            boolean postgres = program != null && program.toString().startsWith("postgres");
            return postgres && Files.isSameFile(directory.resolve("cwd"), data) ? Answer.YES : Answer.NO;
        } catch (NoSuchFileException e) {
            // Gone, or a zombie that nobody has buried: it works nowhere.
            return Answer.NO;
        } catch (IOException e) {
            return Answer.UNKNOWN;
        }
    }

    /** For systems without /proc: the server was started with the directory's whole path behind {@code -D}. */
    private Answer namesHere(String[] arguments) {
        int option = List.of(arguments).indexOf("-D");
        return option >= 0
                        && option + 1 < arguments.length
                        && Path.of(arguments[option + 1]).equals(data)
                ? Answer.YES
                : Answer.NO;
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
