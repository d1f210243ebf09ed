package com.aidock.admin.bench;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What viewers of the live pool page cost the program: starts it in a process of its own, with the options of
 * {@code ./aidock run}, opens the page as many times, each in a session of its own with its own push connection over a
 * real socket, and prints processor time, heap after a collection, and what each viewer got.
 */
public final class Viewers {
    private static final String PAGE = "admin/pool-health";
    private static final int AT_ONCE = 8;
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final double KIB = 1024;

    private final MeasuredProgram program;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<Viewer> viewers = new ArrayList<>();

    private Viewers(MeasuredProgram program) {
        this.program = program;
    }

    /** With the number of viewers (1,000) and for how many seconds to watch (40). */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        try (MeasuredProgram program = MeasuredProgram.start()) {
            program.signIn().get("/bench/remember");
            new Viewers(program).measure(count, seconds);
        }
        System.exit(0);
    }

    private void measure(int count, int seconds) throws Exception {
        // A few first, so that what the first ones ever load is nobody's share.
        openMore(AT_ONCE);
        pause(SETTLE);
        MeasuredProgram.Figures few = program.figures();
        openMore(count);
        pause(SETTLE);
        long updatesBefore = updates.get();
        long bytesBefore = bytes.get();
        MeasuredProgram.Figures begin = program.figures();
        long start = System.nanoTime();
        pause(Duration.ofSeconds(seconds));
        double took = (System.nanoTime() - start) / 1e9;
        double each = (double) viewers.size() * took;
        double got = (updates.get() - updatesBefore) / each;
        double kib = (bytes.get() - bytesBefore) / each / KIB;
        MeasuredProgram.Figures end = program.figures();
        System.out.println("| viewers | cores | heap each | updates each | sent each |");
        System.out.println("| --- | --- | --- | --- | --- |");
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.2f | %.0f KiB | %.2f /s | %.2f KiB/s |%n",
                viewers.size(),
                (end.cpuNanos() - begin.cpuNanos()) / 1e9 / took,
                (end.heapBytes() - few.heapBytes()) / KIB / count,
                got,
                kib);
        viewers.forEach(Viewer::close);
    }

    private void openMore(int count) throws Exception {
        List<Future<Viewer>> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < count; i++) {
                opened.add(threads.submit(() -> {
                    Viewer viewer = new Viewer(client, program.base(), PAGE, updates, bytes);
                    viewer.open();
                    return viewer;
                }));
            }
        }
        for (Future<Viewer> viewer : opened) {
            viewers.add(viewer.get());
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
