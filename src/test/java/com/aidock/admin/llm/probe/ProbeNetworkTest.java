package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeNetworkTest {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @Test
    void a_name_that_is_none_is_unreachable() {
        try (Prober lost = new Prober(new SystemNameLookup(host -> {
            throw new UnknownHostException(host);
        }))) {
            ProbeResult result = lost.probe(Targets.of(Provider.OPENAI, URI.create("https://api.openai.example/v1")));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNREACHABLE);
            assertThat(result.message())
                    .isEqualTo("The name api.openai.example cannot be resolved. Check its spelling, and this machine's"
                            + " DNS.");
        }
    }

    @Test
    void a_port_where_nothing_listens_is_unreachable() throws IOException {
        URI endpoint;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        ProbeResult result = prober.probe(Targets.of(Provider.OLLAMA, endpoint));
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNREACHABLE);
        assertThat(result.message()).contains("refused the connection");
    }

    @Test
    void tls_towards_a_plain_port_is_unreachable_and_says_why() throws IOException {
        try (RawServer raw = RawServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("https")));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNREACHABLE);
            assertThat(result.message()).contains("if it does not, the endpoint begins with http://");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"220 mail.example ESMTP\r\n", "SSH-2.0-OpenSSH_9.2\r\n"})
    void what_is_no_http_server_is_no_provider(String banner) throws IOException {
        try (RawServer raw = new RawServer(connection -> {
            connection.getOutputStream().write(banner.getBytes());
            connection.getInputStream().read(new byte[4096]);
        })) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("http")));
            assertThat(result.outcome()).isIn(ProbeOutcome.WRONG_URL, ProbeOutcome.UNREACHABLE);
            assertThat(result.message()).contains("Check").contains("port and scheme");
        }
    }

    @Test
    void an_answer_that_breaks_off_is_unreachable() throws IOException {
        try (RawServer raw = new RawServer(connection -> {
            connection.getInputStream().read(new byte[4096]);
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":".getBytes());
        })) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("http")));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNREACHABLE);
            assertThat(result.message()).contains("ended the connection before its answer was complete");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted(@TempDir Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        server.start();
        try {
            URI endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, endpoint));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNREACHABLE);
            assertThat(result.message()).contains("The certificate of 127.0.0.1 is not trusted here");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://169.254.169.254/latest/meta-data       | is a link-local, metadata or reserved address
            http://[fe80::1]/                             | is a link-local, metadata or reserved address
            http://[::ffff:169.254.169.254]/              | is a link-local, metadata or reserved address
            http://[64:ff9b::a9fe:a9fe]/                  | is a link-local, metadata or reserved address
            http://0.0.0.0:8080/                          | is a link-local, metadata or reserved address
            http://10.1.2.3/                              | allow the host 10.1.2.3 in this configuration
            http://127.0.0.1:1/                           | allow the host 127.0.0.1 in this configuration
            http://localhost:1/                           | allow the host localhost in this configuration
            http://[::1]:1/                               | allow the host [::1] in this configuration
            """)
    void complaint_14_an_address_of_our_own_network_is_not_called(URI endpoint, String why) {
        ProbeResult result = prober.probe(new ProbeTarget(
                Provider.OLLAMA, endpoint, null, null, Map.of(), Duration.ofSeconds(5), "another.host"));
        assertThat(result.outcome()).as(result.message()).isEqualTo(ProbeOutcome.BLOCKED_ADDRESS);
        assertThat(result.message()).contains(why);
        assertThat(result.httpStatus()).isNull();
    }

    @Test
    void allowing_the_host_does_not_open_metadata_addresses() {
        URI endpoint = URI.create("http://169.254.169.254");
        ProbeTarget target = new ProbeTarget(
                Provider.OLLAMA, endpoint, null, null, Map.of(), Duration.ofSeconds(5), "169.254.169.254");
        assertThat(prober.probe(target).outcome()).isEqualTo(ProbeOutcome.BLOCKED_ADDRESS);
    }

    @Test
    void a_public_name_with_a_private_address_is_not_called_even_if_another_address_is_public() {
        try (Prober rebound = new Prober(new SystemNameLookup(host ->
                new InetAddress[] {InetAddress.getByName("93.184.215.14"), InetAddress.getLoopbackAddress()}))) {
            ProbeResult result = rebound.probe(new ProbeTarget(
                    Provider.OPENAI,
                    URI.create("http://innocent.example/v1"),
                    null,
                    Secret.of(Targets.KEY),
                    Map.of(),
                    Duration.ofSeconds(5),
                    null));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.BLOCKED_ADDRESS);
            assertThat(result.message()).startsWith("innocent.example leads to 127.0.0.1, which is an address of a");
        }
    }

    @Test
    void uses_no_proxy_behind_the_administrators_back() {
        String before = System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        try (FakeProvider fake = FakeProvider.of(Provider.OLLAMA)) {
            assertThat(prober.probe(Targets.of(Provider.OLLAMA, fake)).ok()).isTrue();
        } finally {
            System.clearProperty("http.proxyPort");
            System.clearProperty("http.nonProxyHosts");
            System.clearProperty("http.proxyHost");
            assertThat(before).isNull();
        }
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "fake",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
