package com.aidock.admin.llm.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * The client of one probe: one connection of its own, no pool, no proxy, no cookie, no retry, no redirect, and nothing
 * that observes it. Interrupting the virtual thread that uses it closes its socket.
 */
final class ProviderClient implements AutoCloseable {
    /** The most bytes of an answer, after decompression. */
    static final int MAX_BODY = 1024 * 1024;

    /** For each address of a name, so that one that drops packets leaves time for the next. */
    private static final Duration MAX_CONNECT = Duration.ofSeconds(10);

    /** Trusts what this machine's Java trust store does. */
    static final TlsSocketStrategy TRUST = DefaultClientTlsStrategy.createDefault();

    private static final RequestConfig PLAIN =
            RequestConfig.custom().setProtocolUpgradeEnabled(false).build();

    /**
     * Not the application's builder: what that adds (metrics, traces) would go to the provider or keep what it said.
     */
    private static final RestClient BASE = RestClient.builder()
            .defaultHeader(HttpHeaders.ACCEPT, "application/json")
            .build();

    private final CloseableHttpClient http;
    private final RestClient rest;

    ProviderClient(GuardedResolver resolver, TlsSocketStrategy trust, Duration timeout, Progress progress) {
        Lookup<TlsSocketStrategy> tls = RegistryBuilder.<TlsSocketStrategy>create()
                .register("https", trust)
                .build();
        BasicHttpClientConnectionManager connections =
                BasicHttpClientConnectionManager.create(null, resolver, tls, socket -> new QuietConnection(progress));
        connections.setConnectionConfig(connectionConfig(timeout));
        connections.setTlsConfig(
                TlsConfig.custom().setHandshakeTimeout(Timeout.of(timeout)).build());
        http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(PLAIN)
                .setUserAgent("AI-Dock-Admin")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        rest = BASE.mutate()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .build();
    }

    /** Asks once and reads the whole answer, whatever its status. */
    Answer ask(Ask ask, HttpHeaders headers) {
        // An answer that is not read to its end is not closed either, since closing would read on: close() ends it.
        RestClient.RequestBodySpec request =
                rest.method(ask.method()).uri(ask.url()).headers(all -> all.putAll(headers));
        if (ask.json() != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(ask.json());
        }
        return request.exchangeForRequiredValue((sent, response) -> read(ask.url(), response), false);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    private static Answer read(URI url, ClientHttpResponse response) throws IOException {
        Answer answer = new Answer(url, response.getStatusCode().value(), response.getHeaders(), body(response));
        response.close();
        return answer;
    }

    private static byte[] body(ClientHttpResponse response) throws IOException {
        InputStream body = response.getBody();
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new OversizeException();
        }
        return bytes;
    }

    private static ConnectionConfig connectionConfig(Duration timeout) {
        Duration connect = timeout.compareTo(MAX_CONNECT) < 0 ? timeout : MAX_CONNECT;
        return ConnectionConfig.custom().setConnectTimeout(Timeout.of(connect)).build();
    }

    /** An answer is larger than {@link #MAX_BODY}. */
    static final class OversizeException extends IOException {}
}
