package com.aidock.admin.database.embedded;

import com.aidock.admin.database.StartupRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs {@code initdb}, {@code pg_ctl} and {@code postgres}, until the console ends. */
final class ServerPrograms {
    /** The console's own variables, its keyset and tokens among them, are nothing for the server's. */
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH");

    static final String CONTROL = "pg_ctl";
    private static final Duration SIGNAL_WAIT = Duration.ofSeconds(5);
    private static final long ROOT = 0;

    /** What a program said on both of its outputs, and whether it was content. */
    record Outcome(boolean success, String output) {}

    private final Path directory;
    private final boolean asRoot = PrivateFiles.userId() == ROOT;
    private final Map<Process, String> running = new HashMap<>();
    private boolean ended;

    ServerPrograms(Path directory) {
        this.directory = directory;
    }

    /** The major version of these programs, such as 18. */
    String major() {
        return run(SIGNAL_WAIT, "", "postgres", List.of("-V"))
                .output()
                .replaceFirst("^\\D*", "")
                .replaceFirst("\\D(?s:.*)", "");
    }

    /** @throws StartupRefused if the console ends, if the program cannot be run or takes longer than it may */
    Outcome run(Duration bound, String input, String program, List<String> arguments) {
        Process process;
        try {
            process = begin(program, arguments);
        } catch (IOException e) {
            throw new StartupRefused(
                    "the embedded PostgreSQL cannot be run: " + explained(String.valueOf(e.getMessage())), e);
        }
        try {
            var output = CompletableFuture.supplyAsync(
                    () -> read(process),
                    task -> Thread.ofPlatform().daemon().name("postgres-output").start(task));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading; its output says why.
            }
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartupRefused(
                        "%s of the embedded PostgreSQL did not end within %d s".formatted(program, bound.toSeconds()));
            }
            return new Outcome(process.exitValue() == 0, text(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefused("interrupted while " + program + " of the embedded PostgreSQL ran", e);
        } finally {
            finish(process);
        }
    }

    /** Sends a signal by its name, which Java itself cannot; also while the console ends. */
    void signal(long process, String name) throws IOException {
        Process sender =
                builder(CONTROL, List.of("kill", name, Long.toString(process))).start();
        try {
            if (!sender.waitFor(SIGNAL_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                sender.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Lets nothing more begin, and breaks off what runs. Only {@code pg_ctl} goes on: it may have begun a server that
     * is not to be seen yet, and ends by itself with that.
     */
    synchronized void end() {
        ended = true;
        running.forEach((process, program) -> {
            if (!program.equals(CONTROL)) {
                kill(process);
            }
        });
    }

    /** Whether a program runs, so that a server may still appear. */
    synchronized boolean busy() {
        return running.keySet().stream().anyMatch(Process::isAlive);
    }

    /** What a program said, and what to do where the reason is who we are. */
    String explained(String words) {
        boolean refusesRoot = asRoot && (words.contains("unshare") || words.contains("root"));
        return (words.isEmpty() ? "it gave no reason" : words)
                + (refusesRoot ? " (PostgreSQL does not run as root: run AI Dock Admin as another user)" : "");
    }

    private synchronized Process begin(String program, List<String> arguments) throws IOException {
        if (ended) {
            throw new StartupRefused("the console ends");
        }
        Process process = builder(program, arguments).start();
        running.put(process, program);
        return process;
    }

    private synchronized void finish(Process process) {
        running.remove(process);
        kill(process);
    }

    private ProcessBuilder builder(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (asRoot) {
            // PostgreSQL refuses root, but not a user who is root outside of a user namespace of its own.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> passedOn = new TreeMap<>(builder.environment());
        passedOn.keySet().retainAll(PASSED_ON);
        builder.environment().clear();
        builder.environment().putAll(passedOn);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static String read(Process process) {
        StringBuilder text = new StringBuilder();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(line).append('\n');
                text.delete(0, Math.max(0, text.length() - ServerLog.LONGEST_READ));
            }
        } catch (IOException e) {
            // What was read until then is all there is.
        }
        return text.toString();
    }

    private static String text(CompletableFuture<String> output) throws InterruptedException {
        try {
            return output.get(1, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return "";
        }
    }
}
