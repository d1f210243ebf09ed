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
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What viewers of the live pool page cost the program: starts it in a process of its own, with the options of
 * {@code ./aidock run}, opens the page as many times, each in a session of its own with its own push connection over a
 * real socket, and prints processor time, heap after a collection, and what each viewer got.
 */
public final class Viewers {
    private static final String EMAIL = "bench@dock.example";
    private static final String PASSWORD = "quiet harbour 42 boats";
    private static final String PAGE = "admin/pool-health";
    private static final int AT_ONCE = 8;
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final double KIB = 1024;

    private final String base;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<Viewer> viewers = new ArrayList<>();

    private Viewers(String base) {
        this.base = base;
    }

    /** With the number of viewers (1,000) and for how many seconds to watch (40). */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        int port = freePort();
        Path log = Files.createTempFile("aidock-bench", ".log");
        Process program = start(port, log);
        try {
            awaitReady(log, program);
            HttpBrowser browser = new HttpBrowser(port);
            browser.signIn(EMAIL, PASSWORD);
            browser.get("/bench/remember");
            new Viewers("http://127.0.0.1:" + port).measure(count, seconds);
        } finally {
            program.destroy();
            program.waitFor(10, TimeUnit.SECONDS);
        }
        System.exit(0);
    }

    private void measure(int count, int seconds) throws Exception {
        // A few first, so that what the first ones ever load is nobody's share.
        openMore(AT_ONCE);
        pause(SETTLE);
        Figures few = figures();
        openMore(count);
        pause(SETTLE);
        long updatesBefore = updates.get();
        long bytesBefore = bytes.get();
        Figures begin = figures();
        long start = System.nanoTime();
        pause(Duration.ofSeconds(seconds));
        double took = (System.nanoTime() - start) / 1e9;
        double each = (double) viewers.size() * took;
        double got = (updates.get() - updatesBefore) / each;
        double kib = (bytes.get() - bytesBefore) / each / KIB;
        Figures end = figures();
        System.out.println("| viewers | cores | heap each | updates each | sent each |");
        System.out.println("| --- | --- | --- | --- | --- |");
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.2f | %.0f KiB | %.2f /s | %.2f KiB/s |%n",
                viewers.size(),
                (end.cpuNanos - begin.cpuNanos) / 1e9 / took,
                (end.heapBytes - few.heapBytes) / KIB / count,
                got,
                kib);
        viewers.forEach(Viewer::close);
    }

    private void openMore(int count) throws Exception {
        List<Future<Viewer>> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < count; i++) {
                opened.add(threads.submit(() -> {
                    Viewer viewer = new Viewer(client, base, PAGE, updates, bytes);
                    viewer.open();
                    return viewer;
                }));
            }
        }
        for (Future<Viewer> viewer : opened) {
            viewers.add(viewer.get());
        }
    }

    private Figures figures() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/bench/figures")).build();
        String[] parts = client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .split(" ");
        return new Figures(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static Process start(int port, Path log) throws IOException {
        String url = TestPostgres.newDatabase();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xms64m",
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
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

    private static void awaitReady(Path log, Process program) throws IOException, InterruptedException {
        while (!Files.readString(log).contains("is ready at")) {
            if (!program.isAlive()) {
                throw new IllegalStateException("The program did not start; it said: " + Files.readString(log));
            }
            pause(Duration.ofMillis(200));
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Figures(long cpuNanos, long heapBytes) {}
}
