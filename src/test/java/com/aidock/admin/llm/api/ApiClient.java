package com.aidock.admin.llm.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script that calls the API with the token. */
final class ApiClient {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    static final String ALL = "/api/v1/llm-configs";
    static final String KEY = "sk-planted-9876543210-wxyz";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    ApiClient(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    record Reply(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String etag() {
            return String.valueOf(header("ETag"));
        }

        long id() {
            return json().get("id").asLong();
        }

        /** The pointers and parameters of what is wrong. */
        List<String> wrong() {
            List<String> places = new ArrayList<>();
            json().path("errors")
                    .forEach(error -> places.add(error.path("pointer")
                            .stringValue(error.path("parameter").stringValue("?"))));
            return places;
        }
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String body, String... headers) {
        return send("POST", ALL, body.getBytes(StandardCharsets.UTF_8), with("application/json", headers));
    }

    Reply patch(long id, @Nullable String ifMatch, String body) {
        String[] headers = ifMatch == null ? new String[0] : new String[] {"If-Match", ifMatch};
        return send("PATCH", ALL + "/" + id, body.getBytes(StandardCharsets.UTF_8), with(MERGE_PATCH, headers));
    }

    Reply delete(long id, String ifMatch) {
        return send("DELETE", ALL + "/" + id, null, "If-Match", ifMatch);
    }

    Reply test(long id) {
        return send("POST", ALL + "/" + id + "/test", new byte[0]);
    }

    private static String[] with(String contentType, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", contentType));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    /** Any request, with the headers as names and values in turn. */
    Reply send(String method, String path, byte @Nullable [] body, String... headers) {
        HttpRequest.BodyPublisher sent =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, sent);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A valid, active configuration of this name as JSON. */
    static String named(String name) {
        return """
                {"name": "%s", "provider": "openai", "api_key": "%s", "default_model": "gpt-large"}""".formatted(name, KEY);
    }
}
