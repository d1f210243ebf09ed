package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real handshakes with a server whose certificate an authority of our own issued. */
class ProbeTlsTest {
    private static final String LOOPBACK = "ip:127.0.0.1";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    @BeforeAll
    static void issue() throws Exception {
        certificates = TestCertificates.in(folder)
                .issue("good", LOOPBACK, "-1d", 90)
                .issue("ending", LOOPBACK, "-80d", 90)
                .issue("expired", LOOPBACK, "-10d", 5)
                .issue("future", LOOPBACK, "+5d", 90)
                .issue("other", "dns:other.example", "-1d", 90);
    }

    @Test
    void a_trusted_certificate_passes_and_the_stage_shows_whose_it_is_and_until_when() throws Exception {
        ProbeResult result = probe("good", certificates.client());

        assertThat(result.outcome()).as(result.message()).isEqualTo(ProbeOutcome.OK);
        assertThat(tls(result).state()).isEqualTo(StageReport.State.PASSED);
        assertThat(tls(result).detail())
                .matches("TLSv1\\.[23]; certificate of api\\.dock\\.example \\(Dock\\), issued by Test authority"
                        + " \\(Dock\\), valid until 20\\d\\d-\\d\\d-\\d\\d \\((88|89) days\\)");
    }

    @Test
    void one_that_ends_soon_passes_with_a_warning() throws Exception {
        ProbeResult result = probe("ending", certificates.client());

        assertThat(result.ok()).as(result.message()).isTrue();
        assertThat(tls(result).state()).isEqualTo(StageReport.State.ATTENTION);
        assertThat(tls(result).detail()).contains("Ask its owner whether it will be renewed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expired | The certificate of 127.0.0.1 has expired. Its owner must renew it; check this machine's clock too.
            future  | The certificate of 127.0.0.1 is not valid yet. Check this machine's clock.
            other   | made out to another name. Check the endpoint's host.
            """)
    void one_that_does_not_hold_fails_in_its_stage_and_names_the_next_step(String alias, String message)
            throws Exception {
        assertRefused(probe(alias, certificates.client()), message);
    }

    @Test
    void one_of_an_unknown_authority_is_not_trusted() throws Exception {
        SSLContext ours = SSLContext.getInstance("TLS");
        ours.init(null, null, null);
        assertRefused(
                probe("good", ours),
                "The certificate of 127.0.0.1 is not trusted here. Add its authority to this machine's Java trust"
                        + " store.");
    }

    private static void assertRefused(ProbeResult result, String message) {
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNREACHABLE);
        assertThat(result.message()).endsWith(message);
        assertThat(tls(result).state()).isEqualTo(StageReport.State.FAILED);
        assertThat(tls(result).detail()).endsWith(message);
        assertThat(result.stages()).extracting(StageReport::stage).doesNotContain(ProbeStage.LIST);
    }

    private static StageReport tls(ProbeResult result) {
        return result.stages().stream()
                .filter(stage -> stage.stage() == ProbeStage.TLS)
                .findFirst()
                .orElseThrow();
    }

    private static ProbeResult probe(String alias, SSLContext trust) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger requests = new AtomicInteger();
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.server(alias)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = "{\"data\":[{\"id\":\"m-1\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (Prober prober =
                new Prober(new SystemNameLookup(), Clock.systemUTC(), new DefaultClientTlsStrategy(trust))) {
            URI endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, endpoint));
            assertThat(requests).as("nothing is sent to whom nobody knows").hasValue(result.ok() ? 1 : 0);
            return result;
        } finally {
            server.stop(0);
        }
    }
}
