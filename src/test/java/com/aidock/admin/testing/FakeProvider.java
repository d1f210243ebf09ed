package com.aidock.admin.testing;

import com.aidock.admin.llm.Provider;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider on the loopback that answers at the provider's own paths in its own shapes and words, and that can refuse
 * the key, be slow, stay silent, or drip a byte a second; the way it behaves may be changed while it runs.
 *
 * <p>Begins by accepting every key and listing two models. Being on the loopback, it must be allowed as a private host.
 */
public final class FakeProvider implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final Provider provider;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private volatile Behaviour behaviour;

    private FakeProvider(Provider provider) {
        this.provider = provider;
        this.behaviour = replying(new FakeAnswers(provider, List.of("alpha-1", "beta-2"), null)::reply);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** A running provider of this kind, on a port of its own. */
    public static FakeProvider of(Provider provider) {
        return new FakeProvider(provider);
    }

    /** Accepts every key and lists these models. */
    public FakeProvider ok(String... models) {
        return answering(new FakeAnswers(provider, List.of(models), null)::reply);
    }

    /** Accepts this key alone and lists these models; refuses others as this provider does. */
    public FakeProvider okFor(String key, String... models) {
        return answering(new FakeAnswers(provider, List.of(models), key)::reply);
    }

    /** Refuses every key with this provider's status and words. */
    public FakeProvider badKey() {
        return answering(new FakeAnswers(provider, List.of(), null)::refuse);
    }

    /** Answers as before, but each time only after this long. */
    public FakeProvider slow(Duration delay) {
        Behaviour before = behaviour;
        behaviour = (exchange, request) -> {
            pause(delay);
            before.handle(exchange, request);
        };
        return this;
    }

    /** Takes requests and never answers. */
    public FakeProvider never() {
        behaviour = (exchange, request) -> pause(Duration.ofDays(1));
        return this;
    }

    /** Begins an answer at once and goes on with a byte a second for ever. */
    public FakeProvider drip() {
        behaviour = (exchange, request) -> drip(exchange);
        return this;
    }

    /** Answers every request in this way. */
    public FakeProvider answering(Function<Request, Reply> replies) {
        behaviour = replying(replies);
        return this;
    }

    /** Answers every request with this. */
    public FakeProvider answering(Reply reply) {
        return answering(request -> reply);
    }

    /** The base URL, without a path. */
    public URI endpoint() {
        return URI.create("http://" + host() + ":" + server.getAddress().getPort());
    }

    /** The host of the base URL, which is to be allowed as a private one. */
    public String host() {
        return server.getAddress().getAddress().getHostAddress();
    }

    /** How many requests have come in. */
    public int requests() {
        return received.size();
    }

    /** The requests that have come in, in their order. */
    public List<Request> received() {
        return List.copyOf(received);
    }

    /** The keys of these requests, of those that had one. */
    public List<String> keys() {
        return received.stream().map(Request::key).filter(Objects::nonNull).toList();
    }

    /** How many requests wait for their answer now. */
    public int inFlight() {
        return inFlight.get();
    }

    /** The most requests that ever waited at the same time. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** How many answers could not be finished because the client had gone. */
    public int brokenOff() {
        return brokenOff.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = Request.of(exchange);
        received.add(request);
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            behaviour.handle(exchange, request);
        } catch (IOException e) {
            brokenOff.incrementAndGet();
            throw e;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        do {
            body.write(' ');
            body.flush();
        } while (pause(Duration.ofSeconds(1)));
    }

    /** Whether the provider is still open afterwards. */
    private boolean pause(Duration length) throws IOException {
        try {
            return !closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException("the fake provider was closed", e);
        }
    }

    private static Behaviour replying(Function<Request, Reply> replies) {
        return (exchange, request) -> {
            Reply reply = replies.apply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        };
    }

    private interface Behaviour {
        void handle(HttpExchange exchange, Request request) throws IOException;
    }

    /**
     * A request that came in.
     *
     * @param path with the query
     * @param headers with names in any case
     * @param body empty if there was none
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {
        /** The key, in whichever header a provider looks for it. */
        public @Nullable String key() {
            return Stream.of("x-api-key", "x-goog-api-key", "api-key", "Authorization")
                    .map(headers::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(value -> value.replaceFirst("^Bearer ", ""))
                    .orElse(null);
        }

        private static Request of(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** An answer; the length is added, everything else is as it stands here. */
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        /** An answer in JSON. */
        public static Reply json(int status, String json) {
            return of(status, "application/json", json);
        }

        /** An answer of this content type. */
        public static Reply of(int status, String contentType, String body) {
            return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }

        /** A redirect without a body. */
        public static Reply redirect(int status, URI to) {
            return new Reply(status, Map.of("Location", to.toString()), new byte[0]);
        }

        /** The same with one more header. */
        public Reply with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }
}
