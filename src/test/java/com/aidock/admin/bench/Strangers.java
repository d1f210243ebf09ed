package com.aidock.admin.bench;

import com.aidock.admin.testing.HttpBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What visitors without an account can take from the program: sends requests of eight kinds with long headers and no
 * cookie, half from one network and half from some 25,000, and prints heap after a collection before and after, what
 * was answered, what the log grew by, and whether somebody who was signed in still is. Sends to loopback alone.
 */
public final class Strangers {
    private static final int AT_ONCE = 16;
    private static final int MOST_MINUTES = 15;
    private static final int WARM_UP = 400;
    private static final double MIB = 1024 * 1024;
    private static final String LONG = "x".repeat(6_000);
    private static final String TOO_LONG = "x".repeat(20_000);

    private final MeasuredProgram program;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, AtomicInteger> answers = new TreeMap<>();

    private Strangers(MeasuredProgram program) {
        this.program = program;
    }

    /** With the number of requests (100,000). */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        try (MeasuredProgram program = MeasuredProgram.start()) {
            new Strangers(program).measure(count);
        }
        System.exit(0);
    }

    private void measure(int count) throws Exception {
        HttpBrowser person = program.signIn();
        send(WARM_UP);
        answers.clear();
        MeasuredProgram.Figures before = program.figures();
        long log = program.logBytes();
        long start = System.nanoTime();
        send(count);
        double took = (System.nanoTime() - start) / 1e9;
        MeasuredProgram.Figures after = program.figures();
        System.out.println("| requests | heap before | heap after | answers | log | signed in still |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        System.out.printf(
                Locale.ROOT,
                "| %,d in %.0f s | %.1f MiB | %.1f MiB | %s | %,d bytes | %s |%n",
                count,
                took,
                before.heapBytes() / MIB,
                after.heapBytes() / MIB,
                answers,
                program.logBytes() - log,
                person.get("/profile").statusCode() == 200 ? "yes" : "no");
    }

    private void send(int count) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        AtomicInteger next = new AtomicInteger();
        for (int thread = 0; thread < AT_ONCE; thread++) {
            threads.execute(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    visit(i);
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(MOST_MINUTES, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            throw new IllegalStateException("%d requests were not answered in %d min".formatted(count, MOST_MINUTES));
        }
    }

    private void visit(int i) {
        String path =
                switch (i % 8) {
                    case 0 -> "/login";
                    case 1 -> "/";
                    case 2 -> "/admin/llm-configs?q=" + LONG.substring(0, 900);
                    case 3 -> "/?v-r=init&location=login&query=";
                    case 4 -> "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=x&X-Atmosphere-Transport=long-polling";
                    case 5 -> "/robots.txt";
                    case 6 -> "/no/such/page";
                    default -> "/setup?token=" + LONG.substring(0, 900);
                };
        try {
            HttpResponse<String> answer = send(i, path, i % 6 == 5 ? "POST" : "GET", "");
            String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
            if (cookie.startsWith("JSESSIONID=")) {
                // As a browser goes on: this is what makes a page in the session.
                send(i, "/?v-r=init&location=login&query=", "GET", cookie.split(";")[0]);
            }
        } catch (IOException e) {
            count(-1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> send(int i, String path, String method, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(program.base() + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Filler", i % 50 == 49 ? TOO_LONG : LONG)
                .method(method, method.equals("POST") ? BodyPublishers.ofString(LONG) : BodyPublishers.noBody());
        if (i % 16 >= 8) {
            request.header("X-Forwarded-For", "10.%d.%d.7".formatted(i / 256 % 100, i % 256));
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        count(answer.statusCode());
        return answer;
    }

    private synchronized void count(int status) {
        answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
    }
}
