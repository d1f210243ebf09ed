package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import com.aidock.admin.testing.FakeProvider.Request;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeRedirectTest {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void never_carries_the_key_to_another_server(int status) {
        try (FakeProvider other = FakeProvider.of(Provider.OPENAI);
                FakeProvider fake = FakeProvider.of(Provider.OPENAI)
                        .answering(Reply.redirect(status, URI.create(other.endpoint() + "/v1/models")))) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, fake));

            assertThat(result.outcome()).isEqualTo(ProbeOutcome.WRONG_URL);
            assertThat(result.message())
                    .isEqualTo("127.0.0.1 redirects to " + other.endpoint()
                            + ", where the key was not sent. If that is the right place, enter it as the endpoint.");
            assertThat(result.httpStatus()).isEqualTo(status);
            assertThat(fake.requests()).isEqualTo(1);
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void follows_one_redirect_within_the_same_server() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI)
                .answering(request -> request.path().equals("/moved/v1/models")
                        ? Reply.json(200, "{\"data\":[{\"id\":\"a\"}]}")
                        : Reply.redirect(307, URI.create("/moved/v1/models")))) {
            assertThat(prober.probe(Targets.of(Provider.OPENAI, fake)).ok()).isTrue();
            assertThat(fake.received()).extracting(Request::path).containsExactly("/v1/models", "/moved/v1/models");
            assertThat(fake.keys()).hasSize(2);
        }
    }

    @Test
    void does_not_follow_a_second_one() {
        try (FakeProvider fake =
                FakeProvider.of(Provider.OPENAI).answering(Reply.redirect(302, URI.create("/again")))) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, fake));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.WRONG_URL);
            assertThat(result.message()).contains("redirects more than once");
            assertThat(fake.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[broken", "mailto:someone@example.com", "", "//"})
    void says_that_a_redirect_leads_nowhere(String location) {
        try (FakeProvider fake =
                FakeProvider.of(Provider.OPENAI).answering(Reply.json(302, "{}").with("Location", location))) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, fake));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.WRONG_URL);
            assertThat(fake.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/y, true",
        "https://a.example/x, https://A.example:443/y, true",
        "http://a.example/x, https://a.example/x, true",
        "http://a.example:80/x, https://a.example:443/x, true",
        "https://a.example/x, http://a.example/x, false",
        "http://a.example:8080/x, https://a.example/x, false",
        "http://a.example/x, https://a.example:8443/x, false",
        "https://a.example/x, https://b.a.example/x, false",
        "https://a.example/x, https://a.example:444/x, false",
        "https://a.example/x, ftp://a.example/x, false",
        "https://a.example/x, https://user@b.example/x, false",
    })
    void stays_with_the_server_the_key_was_given_for(URI from, URI to, boolean stays) {
        assertThat(Origins.staysWithin(from, to)).isEqualTo(stays);
    }
}
