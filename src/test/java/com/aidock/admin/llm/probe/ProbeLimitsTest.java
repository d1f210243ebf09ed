package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeLimitsTest {
    private static final String LIST = "{\"data\":[{\"id\":\"a\"}]}";

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @Test
    void reads_an_answer_of_just_the_limit_and_refuses_one_byte_more() {
        String padded = LIST + " ".repeat(ProviderClient.MAX_BODY - LIST.length());
        assertThat(probe(Reply.json(200, padded)).ok()).isTrue();

        ProbeResult tooLarge = probe(Reply.json(200, padded + " "));
        assertThat(tooLarge.outcome()).isEqualTo(ProbeOutcome.UNKNOWN);
        assertThat(tooLarge.message()).contains("larger than 1 MiB");
    }

    @Test
    void hangs_up_on_an_answer_that_goes_on_for_ever() throws IOException {
        try (RawServer raw = new RawServer(connection -> {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes());
            while (true) {
                out.write(new byte[8192]);
            }
        })) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("http")));
            assertThat(result.message()).contains("larger than 1 MiB");
            await().until(() -> raw.open() == 0);
        }
    }

    @Test
    void reads_a_compressed_answer() throws IOException {
        ProbeResult result = probe(gzipped(LIST.getBytes(StandardCharsets.UTF_8)));
        assertThat(result.models()).containsExactly(DiscoveredModel.of("a"));
    }

    @Test
    void measures_a_compressed_answer_by_its_real_size() throws IOException {
        Reply bomb = gzipped(new byte[200 * ProviderClient.MAX_BODY]);
        assertThat(bomb.body().length).isLessThan(ProviderClient.MAX_BODY);
        assertThat(probe(bomb).message()).contains("larger than 1 MiB");
    }

    @Test
    void says_that_an_answer_is_not_compressed_as_it_claims() {
        ProbeResult result = probe(Reply.json(200, LIST).with("Content-Encoding", "gzip"));
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNKNOWN);
        assertThat(result.message()).contains("says it is compressed, but is not");
    }

    @Test
    void refuses_json_that_is_nested_too_deep_broken_or_followed_by_more() {
        for (String body : new String[] {
            "[".repeat(400_000),
            "{\"data\":" + "[".repeat(100) + "]".repeat(100) + "}",
            "{\"data\":[",
            LIST + "x",
            "",
            "1"
        }) {
            ProbeResult result = probe(Reply.json(200, body));
            assertThat(result.outcome()).as(body.length() + " characters").isEqualTo(ProbeOutcome.UNKNOWN);
            assertThat(result.message()).contains("cannot be read as JSON");
        }
    }

    @Test
    void keeps_no_more_of_a_strangers_text_than_a_line() {
        String wall = "word\\r\\n\\u0007\\u202e ".repeat(30_000);
        ProbeResult result = probe(Reply.json(500, "{\"error\":{\"message\":\"" + wall + "\"}}"));
        assertThat(result.message())
                .hasSizeLessThan(ProbeResult.MAX_MESSAGE)
                .contains("“word word word")
                .matches("[^\\p{Cc}\\p{Cf}]*");
    }

    @Test
    void refuses_endless_headers() throws IOException {
        try (RawServer raw = new RawServer(connection -> {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes());
            while (true) {
                out.write("X-More: and more\r\n".getBytes());
            }
        })) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("http")));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.WRONG_URL);
            assertThat(result.message()).contains("more or longer headers");
            await().until(() -> raw.open() == 0);
        }
    }

    @Test
    void refuses_an_endless_header_line() throws IOException {
        try (RawServer raw = new RawServer(connection -> {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes());
            while (true) {
                out.write("x".repeat(8192).getBytes());
            }
        })) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("http")));
            assertThat(result.message()).contains("more or longer headers");
        }
    }

    private ProbeResult probe(Reply reply) {
        try (FakeProvider fake = FakeProvider.of(Provider.CUSTOM).answering(reply)) {
            return prober.probe(Targets.of(Provider.CUSTOM, fake));
        }
    }

    private static Reply gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return new Reply(
                200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), bytes.toByteArray());
    }
}
