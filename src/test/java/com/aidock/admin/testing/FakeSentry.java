package com.aidock.admin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Sentry on loopback: takes the envelopes of a real SDK and decodes them. An envelope is lines of JSON: a header,
 * then for each item its header, which may give the payload's length in bytes, and its payload.
 */
public final class FakeSentry implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> envelopes = new CopyOnWriteArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private FakeSentry(HttpServer server) {
        this.server = server;
        server.createContext("/api/1/envelope/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** Listens on a free port. */
    public static FakeSentry start() {
        try {
            return new FakeSentry(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What {@code SENTRY_DSN} is to be. */
    public String dsn() {
        return "http://public@127.0.0.1:%d/1".formatted(server.getAddress().getPort());
    }

    /** The events received so far. */
    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** Everything received so far, decoded: to look for what must not be there. */
    public String received() {
        return String.join("\n", envelopes);
    }

    public void forget() {
        envelopes.clear();
        events.clear();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = plain(exchange)) {
            byte[] envelope = body.readAllBytes();
            envelopes.add(new String(envelope, StandardCharsets.UTF_8));
            read(new ByteArrayInputStream(envelope));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream plain(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private void read(ByteArrayInputStream envelope) {
        line(envelope);
        while (envelope.available() > 0) {
            JsonNode header = JSON.readTree(line(envelope));
            byte[] payload = payload(envelope, header);
            if ("event".equals(header.path("type").asString())) {
                events.add(JSON.readTree(payload));
            }
        }
    }

    private static byte[] payload(ByteArrayInputStream envelope, JsonNode header) {
        if (!header.has("length")) {
            return line(envelope);
        }
        byte[] payload = new byte[header.path("length").asInt()];
        int read = envelope.readNBytes(payload, 0, payload.length);
        line(envelope);
        return java.util.Arrays.copyOf(payload, read);
    }

    private static byte[] line(ByteArrayInputStream envelope) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = envelope.read(); next >= 0 && next != '\n'; next = envelope.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
