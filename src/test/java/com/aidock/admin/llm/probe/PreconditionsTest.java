package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {
    private final Prober prober = new Prober();
    private FakeProvider fake = FakeProvider.of(Provider.OPENAI);

    @BeforeEach
    void begin() {
        fake.ok("alpha-1");
    }

    @AfterEach
    void nothing_that_fails_here_is_ever_sent() {
        fake.close();
        prober.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://a.example/v1, WRONG_URL, must begin with https:// or http://",
        "/v1, WRONG_URL, must begin with https:// or http://",
        "https:///v1, WRONG_URL, no valid host name",
        "https://under_score.example/v1, WRONG_URL, no valid host name",
        "https://me:secret-pass@a.example/v1, WRONG_URL, must not contain a user or password",
        "https://a.example:70000/v1, WRONG_URL, port must be between",
    })
    void refuses_an_endpoint_that_is_none(URI endpoint, ProbeOutcome outcome, String why) {
        ProbeResult result = probe(endpoint, null, Targets.KEY, Map.of());
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.message()).contains(why).doesNotContain("secret-pass");
    }

    @Test
    void needs_an_endpoint_where_the_provider_has_none_of_its_own() {
        ProbeTarget target = new ProbeTarget(Provider.CUSTOM, null, null, null, Map.of(), Duration.ofSeconds(5), null);
        ProbeResult result = prober.probe(target);
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
        assertThat(result.message()).startsWith("There is no endpoint.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-with space", "sk-with\r\nInjected: 1", "sk-with-ümlaut", "sk\u0000nul"})
    void refuses_a_key_that_no_header_can_carry(String key) {
        ProbeResult result = probe(fake.endpoint(), null, key, Map.of());
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.BAD_KEY);
        assertThat(result.message()).contains("Copy it again");
        assertThat(fake.requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'X-A\r\nB', v, does not allow",
        "'', v, does not allow",
        "X-A, 'v\r\nX-B: w', value of the header X-A has a line break",
        "X-A, vä, value of the header X-A",
        "Host, other.example, header Host is set by the connection itself",
        "transfer-encoding, chunked, set by the connection itself",
        "Content-Length, 0, set by the connection itself",
    })
    void refuses_a_header_that_http_does_not_allow(String name, String value, String why) {
        ProbeResult result = probe(fake.endpoint(), null, Targets.KEY, Map.of(name, Secret.of(value)));
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
        assertThat(result.message()).contains(why);
        assertThat(fake.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/../..", "v1?x=y", "1\r\n2", "v 1"})
    void refuses_a_version_that_would_change_the_url(String version) {
        ProbeResult result = probe(fake.endpoint(), version, Targets.KEY, Map.of());
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
        assertThat(result.message()).contains("API version");
        assertThat(fake.requests()).isZero();
    }

    @Test
    void sends_custom_headers_which_win_over_its_own() {
        probe(
                fake.endpoint(),
                null,
                Targets.KEY,
                Map.of("X-Team", Secret.of("blue"), "authorization", Secret.of("Basic x")));
        assertThat(fake.received()).singleElement().satisfies(request -> {
            assertThat(request.headers()).containsEntry("X-Team", "blue");
            assertThat(request.headers()).containsEntry("Authorization", "Basic x");
            assertThat(request.headers()).containsEntry("User-agent", "AI-Dock-Admin");
        });
    }

    @Test
    void needs_a_positive_time_out() {
        assertThatThrownBy(() -> Targets.of(Provider.OPENAI, fake.endpoint(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A probe needs a positive timeout, not PT0S");
    }

    private ProbeResult probe(
            URI endpoint, @Nullable String version, @Nullable String key, Map<String, Secret> headers) {
        Secret secret = key == null ? null : Secret.of(key);
        return prober.probe(new ProbeTarget(
                Provider.OPENAI, endpoint, version, secret, headers, Duration.ofSeconds(5), endpoint.getHost()));
    }
}
