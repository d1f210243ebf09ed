package com.aidock.admin.bench;

import com.aidock.admin.Application;
import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, with the options of {@code ./aidock run} and a database of its own. */
final class MeasuredProgram implements AutoCloseable {
    private static final String EMAIL = "bench@dock.example";
    private static final String PASSWORD = "quiet harbour 42 boats";
    private static final Duration LOOK = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Path log;
    private final Process process;

    private MeasuredProgram(int port, Path log, Process process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    static MeasuredProgram start() throws Exception {
        int port = freePort();
        Path log = Files.createTempFile("aidock-bench", ".log");
        MeasuredProgram program = new MeasuredProgram(port, log, start(port, log));
        program.awaitReady();
        return program;
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    HttpBrowser signIn() {
        HttpBrowser browser = new HttpBrowser(port);
        browser.signIn(EMAIL, PASSWORD);
        return browser;
    }

    Figures figures() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base() + "/bench/figures")).build();
        String[] parts = client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .split(" ");
        return new Figures(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    long logBytes() throws IOException {
        return Files.size(log);
    }

    private static Process start(int port, Path log) throws IOException {
        String url = TestPostgres.newDatabase();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xms64m",
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "--vaadin.productionMode=true",
                "--aidock.bench=true"));
        ProcessBuilder program =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        program.environment().put("PORT", Integer.toString(port));
        program.environment().put("DATABASE_URL", url);
        program.environment()
                .put("AIDOCK_HOME", Files.createTempDirectory("aidock-bench").toString());
        program.environment().put("AIDOCK_ADMIN_EMAIL", EMAIL);
        program.environment().put("AIDOCK_ADMIN_PASSWORD", PASSWORD);
        return program.start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        while (!Files.readString(log).contains("is ready at")) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The program did not start; it said: " + Files.readString(log));
            }
            Thread.sleep(LOOK);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** Nanoseconds of processor time since the start, and bytes of heap that are left after a collection. */
    record Figures(long cpuNanos, long heapBytes) {}
}
