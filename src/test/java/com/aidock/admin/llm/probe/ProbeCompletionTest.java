package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import com.aidock.admin.testing.FakeProvider.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProbeCompletionTest {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @EnumSource
    void complaint_10_nothing_is_completed_unless_it_was_asked_for(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            assertThat(prober.probe(Targets.of(provider, fake)).ok()).isTrue();
            assertThat(fake.received())
                    .noneSatisfy(request -> assertThat(request.body()).containsAnyOf("messages", "contents"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void complaint_10_a_completion_is_one_request_for_a_few_tokens_after_the_free_list(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            probe(provider, fake, "m/x y", Map.of("max_tokens", 100_000, "stream", true, "n", 5));
            List<Request> posts = fake.received().stream()
                    .filter(request -> request.body().length() > 2)
                    .toList();
            assertThat(posts).singleElement().isEqualTo(fake.received().getLast());
            assertThat(posts.getFirst().body())
                    .contains("16")
                    .doesNotContain("100000", "\"n\"", "\"stream\":true", "planted");
            assertThat(posts.getFirst().path()).doesNotContain("planted");
            assertThat(posts.getFirst().key()).isEqualTo(Targets.KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, /v1/chat/completions, /max_tokens, /temperature",
        "AZURE_OPENAI, /openai/deployments/m-1/chat/completions?api-version=2024-10-21, /max_tokens, /temperature",
        "ANTHROPIC, /v1/messages, /max_tokens, /temperature",
        "GOOGLE, /v1beta/models/m-1:generateContent, /generationConfig/maxOutputTokens, /generationConfig/temperature",
        "COHERE, /v2/chat, /max_tokens, /temperature",
        "OLLAMA, /api/chat, /options/num_predict, /options/temperature",
        "HUGGINGFACE, /v1/chat/completions, /max_tokens, /temperature"
    })
    void complaint_8_the_stored_parameters_are_sent_as_real_use_sends_them(
            Provider provider, String path, String tokens, String temperature) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            probe(provider, fake, "m-1", Map.of("max_tokens", 4000, "temperature", 0.7));
            Request sent = fake.received().getLast();
            JsonNode body = JsonMapper.shared().readTree(sent.body());
            assertThat(sent.path()).isEqualTo(path);
            assertThat(body.at(tokens).asInt()).isEqualTo(16);
            assertThat(body.at(temperature).asDouble()).isEqualTo(0.7);
        }
    }

    @Test
    void complaint_8_a_model_that_works_passes_though_its_server_has_no_list() {
        try (FakeProvider fake = FakeProvider.of(Provider.CUSTOM)
                .answering(request -> request.method().equals("POST")
                        ? Reply.json(200, "{\"choices\":[{\"message\":{\"content\":\"OK\"}}]}")
                        : Reply.json(404, "{}"))) {
            ProbeResult result = probe(Provider.CUSTOM, fake, "m-1", Map.of());
            assertThat(result.outcome()).as(result.message()).isEqualTo(ProbeOutcome.OK);
            assertThat(result.message())
                    .startsWith("m-1 answered")
                    .contains("this configuration works, but its models cannot be listed");
            assertThat(prober.probe(Targets.of(Provider.CUSTOM, fake)).outcome())
                    .isEqualTo(ProbeOutcome.WRONG_URL);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | The model `m-1` does not exist                                       | MODEL_REFUSED
            400 | Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.     | MODEL_REFUSED
            422 | Extra inputs are not permitted                                        | MODEL_REFUSED
            400 | Your credit balance is too low to access the API                      | RATE_LIMITED
            402 | Insufficient credits                                                  | RATE_LIMITED
            429 | You exceeded your current quota                                       | RATE_LIMITED
            403 | Project does not have access to model                                 | MISSING_SCOPE
            401 | Incorrect API key provided                                            | BAD_KEY
            503 | The model is overloaded                                               | UNREACHABLE
            """)
    void a_refusal_says_what_is_refused(int status, String said, ProbeOutcome outcome) {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI)
                .answering(request -> request.method().equals("POST")
                        ? Reply.json(status, "{\"error\":{\"message\":\"%s\",\"code\":\"x\"}}".formatted(said))
                        : Reply.json(200, "{\"data\":[{\"id\":\"m-1\"}]}"))) {
            ProbeResult result = probe(Provider.OPENAI, fake, "m-1", Map.of());
            assertThat(result.outcome()).as(result.message()).isEqualTo(outcome);
            assertThat(result.message()).contains(said);
            assertThat(result.models()).hasSize(1);
        }
    }

    @Test
    void a_model_that_used_its_few_tokens_for_thinking_works() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI)
                .answering(request -> request.method().equals("POST")
                        ? Reply.json(400, "{\"error\":{\"message\":\"max_tokens or model output limit was reached\"}}")
                        : Reply.json(200, "{\"data\":[{\"id\":\"m-1\"}]}"))) {
            assertThat(probe(Provider.OPENAI, fake, "m-1", Map.of()).ok()).isTrue();
        }
    }

    @Test
    void without_a_default_the_first_model_that_talks_is_asked() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).ok("first", "second")) {
            assertThat(probe(Provider.OPENAI, fake, null, Map.of()).message()).contains("first answered");
        }
    }

    @Test
    void without_any_model_it_says_that_one_must_be_chosen() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).ok()) {
            ProbeResult result = probe(Provider.OPENAI, fake, null, Map.of());
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
            assertThat(result.message()).contains("Choose a default model");
        }
    }

    private ProbeResult probe(
            Provider provider, FakeProvider fake, @Nullable String model, Map<String, Object> parameters) {
        return prober.probe(Targets.of(provider, fake), new Completion(model, parameters), stages -> {});
    }
}
