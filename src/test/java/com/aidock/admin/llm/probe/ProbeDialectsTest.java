package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import com.aidock.admin.testing.FakeProvider.Request;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProbeDialectsTest {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @EnumSource
    void lists_the_models_of_every_provider(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider).okFor(Targets.KEY, "alpha-1", "beta-2")) {
            ProbeResult result = prober.probe(Targets.of(provider, fake));

            assertThat(result.outcome()).as(result.message()).isEqualTo(ProbeOutcome.OK);
            assertThat(result.models()).extracting(DiscoveredModel::id).containsExactly("alpha-1", "beta-2");
            assertThat(result.httpStatus()).isEqualTo(200);
            assertThat(result.complete()).isTrue();
            assertThat(result.latency()).isPositive();
            assertThat(result.message()).contains("2 models");
            assertThat(fake.keys()).hasSize(fake.requests()).containsOnly(Targets.KEY);
            assertThat(fake.received()).allSatisfy(r -> assertThat(r.path()).doesNotContain("planted"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knows_a_bad_key_of_every_provider(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider).badKey()) {
            ProbeResult result = prober.probe(Targets.of(provider, fake));

            assertThat(result.outcome()).as(result.message()).isEqualTo(ProbeOutcome.BAD_KEY);
            assertThat(result.models()).isEmpty();
            assertThat(result.message()).contains("Enter a valid key").doesNotContain("planted");
            assertThat(fake.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENROUTER", "HUGGINGFACE"})
    void does_not_take_a_list_that_is_open_to_everybody_for_proof_of_the_key(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider).okFor("another-key-0123", "alpha-1")) {
            assertThat(prober.probe(Targets.of(provider, fake)).outcome()).isEqualTo(ProbeOutcome.BAD_KEY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "CUSTOM"})
    void asks_without_a_key_where_none_is_needed(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            ProbeTarget target = Targets.of(provider, fake.endpoint(), null, null, Duration.ofSeconds(20));
            assertThat(prober.probe(target).ok()).isTrue();
            assertThat(fake.keys()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OLLAMA", "CUSTOM"})
    void sends_nothing_without_the_key_that_is_needed(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            ProbeTarget target = Targets.of(provider, fake.endpoint(), null, null, Duration.ofSeconds(20));
            ProbeResult result = prober.probe(target);
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
            assertThat(result.message()).isEqualTo("There is no API key. Enter one, then test again.");
            assertThat(fake.requests()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, '', , /v1/models",
        "OPENAI, /v1, , /v1/models",
        "OPENAI, /v1/, , /v1/models",
        "OPENAI, /v1/chat/completions, , /v1/models",
        "OPENAI, /v1/models?limit=3#top, , /v1/models",
        "OPENAI, //gateway//openai/v1, , /gateway/openai/v1/models",
        "MISTRAL, '', , /v1/models",
        "GROQ, /openai, , /openai/v1/models",
        "CUSTOM, '', , /models",
        "CUSTOM, /serving/v1/chat/completions/, , /serving/v1/models",
        "ANTHROPIC, '', , /v1/models?limit=1000",
        "ANTHROPIC, /v1, , /v1/models?limit=1000",
        "ANTHROPIC, /v1/messages, , /v1/models?limit=1000",
        "ANTHROPIC, /proxy/v1/, , /proxy/v1/models?limit=1000",
        "GOOGLE, '', , /v1beta/models?pageSize=1000",
        "GOOGLE, '', v1, /v1/models?pageSize=1000",
        "GOOGLE, /v1beta, , /v1beta/models?pageSize=1000",
        "GOOGLE, /v1beta/models/gemini-x:generateContent, v1, /v1/models?pageSize=1000",
        "GOOGLE, /v1beta/openai?key=abc, , /v1beta/models?pageSize=1000",
        "COHERE, '', , /v1/models?page_size=1000",
        "COHERE, /v2/chat, , /v1/models?page_size=1000",
        "OLLAMA, '', , /api/tags",
        "OLLAMA, /api, , /api/tags",
        "OLLAMA, /api/tags, , /api/tags",
        "OLLAMA, /v1, , /api/tags",
        "AZURE_OPENAI, '', , /openai/models?api-version=2024-10-21",
        "AZURE_OPENAI, '', 2025-04-01-preview, /openai/models?api-version=2025-04-01-preview",
        "AZURE_OPENAI, '', v1, /openai/v1/models",
        "AZURE_OPENAI, /openai/v1/, , /openai/v1/models",
        "AZURE_OPENAI, /openai/deployments/gpt/chat/completions?api-version=2023-05-15, , /openai/models?api-version=2024-10-21",
    })
    void asks_at_the_right_path_whatever_was_pasted(Provider provider, String path, String version, String asked) {
        try (FakeProvider fake = FakeProvider.of(provider).answering(Reply.json(404, "{}"))) {
            URI endpoint = URI.create(fake.endpoint() + path);
            prober.probe(Targets.of(provider, endpoint, version, Targets.KEY, Duration.ofSeconds(20)));
            assertThat(fake.received())
                    .filteredOn(request -> request.method().equals("GET"))
                    .extracting(Request::path)
                    .containsExactly(asked);
        }
    }

    @Test
    void asks_the_key_check_first_and_then_the_list() {
        try (FakeProvider router = FakeProvider.of(Provider.OPENROUTER);
                FakeProvider face = FakeProvider.of(Provider.HUGGINGFACE);
                FakeProvider cohere = FakeProvider.of(Provider.COHERE)) {
            prober.probe(Targets.of(Provider.OPENROUTER, router));
            prober.probe(Targets.of(Provider.HUGGINGFACE, face));
            prober.probe(Targets.of(Provider.COHERE, cohere));
            assertThat(cohere.received())
                    .extracting(Request::path)
                    .containsExactly("/v1/check-api-key", "/v1/models?page_size=1000");
            assertThat(router.received()).extracting(Request::path).containsExactly("/api/v1/key", "/api/v1/models");
            assertThat(face.received()).extracting(Request::path).containsExactly("/api/whoami-v2", "/v1/models");
        }
    }

    @Test
    void checks_a_hugging_face_key_at_the_hub_for_hugging_faces_own_hosts_alone() {
        HuggingFaceDialect dialect = new HuggingFaceDialect();
        assertThat(dialect.keyCheck(Endpoint.of(URI.create("https://router.huggingface.co/v1"))))
                .contains(KeyCheck.get(URI.create("https://huggingface.co/api/whoami-v2")));
        assertThat(dialect.keyCheck(Endpoint.of(URI.create("https://xyz.endpoints.huggingface.cloud"))))
                .contains(KeyCheck.get(URI.create("https://huggingface.co/api/whoami-v2")));
        assertThat(dialect.keyCheck(Endpoint.of(URI.create("https://nothuggingface.co/v1"))))
                .contains(KeyCheck.get(URI.create("https://nothuggingface.co/api/whoami-v2")));
    }

    @Test
    void sends_anthropics_version_as_it_is_pinned() {
        try (FakeProvider fake = FakeProvider.of(Provider.ANTHROPIC)) {
            prober.probe(Targets.of(Provider.ANTHROPIC, fake));
            prober.probe(
                    Targets.of(Provider.ANTHROPIC, fake.endpoint(), "2026-10-21", Targets.KEY, Duration.ofSeconds(20)));
            assertThat(fake.received())
                    .extracting(r -> r.headers().get("anthropic-version"))
                    .containsExactly("2023-06-01", "2026-10-21");
        }
    }

    @Test
    void reads_what_each_provider_says_of_a_model() {
        assertThat(only(Provider.ANTHROPIC))
                .isEqualTo(new DiscoveredModel("m-1", "The m-1", 200_000L, 64_000L, true, false, null));
        assertThat(only(Provider.GOOGLE))
                .isEqualTo(new DiscoveredModel("m-1", "The m-1", 1_048_576L, 65_536L, true, false, null));
        assertThat(only(Provider.COHERE))
                .isEqualTo(new DiscoveredModel("m-1", null, 128_000L, null, true, false, null));
        assertThat(only(Provider.MISTRAL))
                .isEqualTo(new DiscoveredModel("m-1", "The m-1", 32_768L, null, true, false, null));
        assertThat(only(Provider.GROQ)).isEqualTo(new DiscoveredModel("m-1", null, 8_192L, null, null, false, null));
        assertThat(only(Provider.HUGGINGFACE))
                .isEqualTo(new DiscoveredModel(
                        "m-1", null, 131_072L, null, null, false, null, prices("0.000100", "0.000300", null)));
        assertThat(only(Provider.OLLAMA)).isEqualTo(DiscoveredModel.of("m-1"));
        assertThat(only(Provider.OPENAI)).isEqualTo(DiscoveredModel.of("m-1"));
    }

    @Test
    void complaint_13_reads_prices_only_from_who_lists_them_and_per_1000_tokens() {
        assertThat(only(Provider.OPENROUTER).prices()).isEqualTo(prices("0.000700", "0.000700", null));
        assertThat(only(Provider.OPENROUTER, """
                {"data":[{"id":"a","pricing":{"prompt":"0.00000125","completion":"1e-5","request":"0.01"}}]}""").prices()).isEqualTo(prices("0.001250", "0.010000", "0.010000"));
        for (String odd : List.of(
                "{\"prompt\":\"-1\",\"completion\":\"-1\"}",
                "{\"prompt\":\"1\"}",
                "{\"prompt\":\"9\",\"completion\":\"99999999\"}",
                "{\"prompt\":\"x\",\"completion\":true}",
                "{\"prompt\":1e999,\"completion\":1e-999}",
                "[]")) {
            assertThat(only(Provider.OPENROUTER, "{\"data\":[{\"id\":\"a\",\"pricing\":" + odd + "}]}")
                            .prices())
                    .as(odd)
                    .isNull();
        }
        assertThat(only(Provider.HUGGINGFACE, """
                {"data":[{"id":"a","providers":[{"pricing":{"input":0.5,"output":1}},{"pricing":{"input":2,"output":3}},
                {"pricing":{"input":"free"}},{}]}]}""").prices())
                .as("the dearest of the providers behind the router")
                .isEqualTo(prices("0.002000", "0.003000", null));
    }

    private static ListedPrices prices(String input, String output, @Nullable String request) {
        return new ListedPrices(
                new BigDecimal(input), new BigDecimal(output), request == null ? null : new BigDecimal(request));
    }

    @Test
    void sees_that_a_model_is_deprecated_and_what_replaces_it() {
        assertThat(only(Provider.MISTRAL, """
                {"data":[{"id":"old","capabilities":{"completion_chat":false},"deprecation":"2026-03-30T12:00:00Z",
                "deprecation_replacement_model":"new"}]}"""))
                .isEqualTo(new DiscoveredModel("old", null, null, null, false, true, "new"));
        assertThat(only(Provider.GROQ, "{\"data\":[{\"id\":\"old\",\"active\":false}]}")
                        .deprecated())
                .isTrue();
        assertThat(only(Provider.AZURE_OPENAI, "{\"data\":[{\"id\":\"old\",\"lifecycle_status\":\"deprecated\"}]}")
                        .deprecated())
                .isTrue();
        assertThat(only(Provider.COHERE, "{\"models\":[{\"name\":\"old\",\"is_deprecated\":true}]}")
                        .deprecated())
                .isTrue();
    }

    @Test
    void trusts_nothing_but_the_id_of_a_custom_server() {
        assertThat(only(Provider.CUSTOM, "{\"data\":[{\"id\":\"a\",\"name\":7,\"context_length\":\"many\"}]}"))
                .isEqualTo(DiscoveredModel.of("a"));
        assertThat(only(Provider.CUSTOM, "[{\"id\":\"bare\"}]")).isEqualTo(DiscoveredModel.of("bare"));
    }

    @Test
    void leaves_out_what_cannot_be_a_model_and_what_comes_twice() {
        String list = "{\"data\":[{\"id\":\"a\"},{\"id\":\"\"},{\"id\":7},{\"id\":null},{},\"x\",null,{\"id\":\"a\"},"
                + "{\"id\":\"with\\u0000nul\"},{\"id\":\"with\\u202ebidi\"},{\"id\":\"" + "x".repeat(201)
                + "\"},{\"id\":\"" + Targets.KEY + "\"},{\"id\":\"b\"}]}";
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).answering(Reply.json(200, list))) {
            assertThat(prober.probe(Targets.of(Provider.OPENAI, fake)).models())
                    .extracting(DiscoveredModel::id)
                    .containsExactly("a", "b");
        }
    }

    @Test
    void takes_an_empty_list_for_an_answer() {
        try (FakeProvider fake = FakeProvider.of(Provider.OLLAMA).ok()) {
            ProbeResult result = prober.probe(Targets.of(Provider.OLLAMA, fake));
            assertThat(result.ok()).isTrue();
            assertThat(result.message()).isEqualTo("Ollama answered and lists 0 models.");
        }
    }

    private DiscoveredModel only(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider).ok("m-1")) {
            return single(provider, fake);
        }
    }

    private DiscoveredModel only(Provider provider, String list) {
        try (FakeProvider fake = FakeProvider.of(provider).answering(Reply.json(200, list))) {
            return single(provider, fake);
        }
    }

    private DiscoveredModel single(Provider provider, FakeProvider fake) {
        List<DiscoveredModel> models = prober.probe(Targets.of(provider, fake)).models();
        assertThat(models).hasSize(1);
        return models.getFirst();
    }
}
