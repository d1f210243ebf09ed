package com.aidock.admin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A browser with a page open, without the browser: opens it as Vaadin's client does, in a session of its own, keeps the
 * push connection and counts what comes.
 */
final class Viewer implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAVIGATE = """
            {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"",\
            "appShellTitle":"","historyState":null,"trigger":""}}],"syncId":%d,"clientId":0}""";

    private final HttpClient client;
    private final String base;
    private final String page;
    private final AtomicLong updates;
    private final AtomicLong bytes;
    private String cookie = "";
    private @Nullable WebSocket socket;

    /** At a base address such as {@code http://localhost:8080}; updates and their bytes are added to the counters. */
    Viewer(HttpClient client, String base, String page, AtomicLong updates, AtomicLong bytes) {
        this.client = client;
        this.base = base;
        this.page = page;
        this.updates = updates;
        this.bytes = bytes;
    }

    /** Opens the page; the session comes from {@link BenchDoor}. */
    void open() throws IOException, InterruptedException {
        cookie = send(request("/bench/session").GET())
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0];
        JsonNode config = JSON.readTree(
                        send(request("/?v-r=init&query=&location=" + page).GET())
                                .body())
                .get("appConfig");
        JsonNode first = config.get("uidl");
        int ui = config.get("v-uiId").asInt();
        String body = NAVIGATE.formatted(
                first.get("Vaadin-Security-Key").asString(),
                page,
                first.get("syncId").asInt());
        String shown = send(request("/?v-r=uidl&v-uiId=" + ui)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body();
        if (!shown.contains("pool-chart")) {
            throw new IllegalStateException(
                    "The page did not open: " + shown.substring(0, Math.min(300, shown.length())));
        }
        socket = client.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(push(ui, first.get("Vaadin-Push-ID").asString()), this)
                .join();
    }

    private URI push(int ui, String pushId) {
        return URI.create(
                base.replace("http", "ws") + "/VAADIN/push?v-uiId=" + ui + "&v-pushId=" + pushId
                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript&X-Atmosphere-Transport=websocket"
                        + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode());
        }
        return response;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        bytes.addAndGet(data.length());
        if (last) {
            updates.incrementAndGet();
        }
        from.request(1);
        return null;
    }

    void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
