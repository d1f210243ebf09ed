package com.aidock.admin.pool.drill;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Asks this program over HTTP, as a browser or a monitor would. */
final class SelfHttp implements AutoCloseable {
    static final String ENDPOINT = "/admin/llm-configs/debug/pool-status";
    static final String PAGE = "/admin/pool-health";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TIMES = 5;

    private final HttpClient http;
    private final String base;
    private final DrillCaller caller;

    /** An answer: the path that it came from in the end, its status, its body and how long it took. */
    record Answer(String path, int status, String body, Duration took) {
        /** Whether whoever asked was sent to sign in. */
        boolean signIn() {
            return path.startsWith("/login");
        }
    }

    SelfHttp(Environment environment, DrillCaller caller) {
        // One visit for all pages that are asked for without a session.
        this.http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
        this.base = "http://%s:%s"
                .formatted(
                        environment.getProperty("server.address", "127.0.0.1"),
                        environment.getProperty("local.server.port", environment.getProperty("server.port", "8080")));
        this.caller = caller;
    }

    /** The middle one of a few, because a single one measures whatever else this machine does just then. */
    Answer endpoint() throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            answers.add(get(ENDPOINT));
        }
        answers.sort(java.util.Comparator.comparing(Answer::took));
        return answers.get(TIMES / 2);
    }

    /** The pool page for a session, the sign-in page for a token, which opens no page. */
    Answer page() throws IOException {
        return get(PAGE);
    }

    private Answer get(String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        String authorization = caller.authorization();
        if (authorization != null && path.equals(ENDPOINT)) {
            request.header("Authorization", authorization);
        }
        String cookie = caller.cookie();
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.uri().getPath(),
                    response.statusCode(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
