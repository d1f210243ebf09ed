package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlmConfigRulesTest {

    @Test
    void a_plain_form_is_valid() {
        assertThat(LlmConfigRules.check(Forms.valid())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "100,true", "101,false"})
    void a_name_has_1_to_100_characters(int length, boolean valid) {
        expect(f -> f.name = "n".repeat(length), Fields.NAME, valid);
        expect(f -> f.name = "  " + "😀".repeat(length) + "  ", Fields.NAME, valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\tb",
                "a\u200Bb",
                "a\u202Eb",
                "a\u2066b",
                "a\u0000b",
                "a\uFEFFb",
                "a\u2028b",
                "\u3164",
                "a\u2800b",
                "a\u034Fb"
            })
    void a_name_shows_all_that_it_has(String name) {
        expect(f -> f.name = name, Fields.NAME, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/\u200Bb", "https://a.example/\u202Eb", "https://a.example/\uD800"})
    void an_endpoint_shows_all_that_it_has(String endpoint) {
        expect(f -> f.apiEndpoint = endpoint, Fields.API_ENDPOINT, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\uD800b", "a\uDC00b"})
    void a_text_in_an_object_can_be_stored(String text) {
        expect(f -> f.modelParameters.put("note", text), Fields.MODEL_PARAMETERS, false);
        expect(f -> f.modelParameters.put("note", "a\uD83D\uDE80b"), Fields.MODEL_PARAMETERS, true);
    }

    @Test
    void numbers_count_as_long_as_the_database_writes_them() {
        expect(f -> f.modelParameters.put("bias", Collections.nCopies(50, 1e299)), Fields.MODEL_PARAMETERS, true);
        expect(f -> f.modelParameters.put("bias", Collections.nCopies(100, 1e299)), Fields.MODEL_PARAMETERS, false);
        expect(f -> f.modelParameters.put("bias", Collections.nCopies(100, 1e-290)), Fields.MODEL_PARAMETERS, false);
    }

    @ParameterizedTest
    @CsvSource({"37,true", "38,false"})
    void all_header_values_together_have_a_bound(int count, boolean valid) {
        expect(
                f -> {
                    for (int i = 0; i < count; i++) {
                        f.customHeaders.add(new HeaderForm("X-" + i, Secret.of("v".repeat(4000)), false));
                    }
                },
                Fields.CUSTOM_HEADERS,
                valid);
    }

    @Test
    void names_that_look_the_same_are_the_same() {
        assertThat(Forms.named("  Caf\u0065\u0301 \u00A0 bar ").name()).isEqualTo("Caf\u00e9 bar");
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1000,true", "1001,false"})
    void a_description_has_at_most_1000_characters(int length, boolean valid) {
        expect(f -> f.description = "d".repeat(length), Fields.DESCRIPTION, valid);
    }

    @Test
    void a_description_may_have_lines_and_joined_emoji_but_no_control_characters() {
        expect(f -> f.description = "One\n\tTwo 👩\u200D💻", Fields.DESCRIPTION, true);
        expect(f -> f.description = "One\u0000Two", Fields.DESCRIPTION, false);
        expect(f -> f.description = "One\u202ETwo", Fields.DESCRIPTION, false);
    }

    @ParameterizedTest
    @CsvSource({"500,true", "501,false"})
    void an_endpoint_has_at_most_500_characters(int length, boolean valid) {
        String start = "https://api.example.com/";
        expect(f -> f.apiEndpoint = start + "p".repeat(length - start.length()), Fields.API_ENDPOINT, valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "HTTP://API.example.com:8080/v1/",
                "http://localhost:11434",
                "http://10.1.2.3/v1",
                "http://[::1]:8080/v1"
            })
    void an_endpoint_is_a_web_address(String endpoint) {
        expect(f -> f.apiEndpoint = endpoint, Fields.API_ENDPOINT, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.example.com",
                "javascript:alert(1)",
                "api.example.com",
                "https://",
                "https:///v1",
                "https://user:pw@api.example.com",
                "https://api.example.com/v1?key=abc",
                "https://api.example.com/v1#top",
                "https://api.example.com:0",
                "https://api.example.com:65536",
                "https://api exa.com",
                "https://<resource>.openai.azure.com",
                "https://api.example.com/\r\nHost: evil",
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/",
                "http://0.0.0.0/"
            })
    void an_endpoint_that_is_none_or_must_never_be_called_is_refused(String endpoint) {
        expect(f -> f.apiEndpoint = endpoint, Fields.API_ENDPOINT, false);
    }

    @Test
    void the_placeholder_of_azure_is_named_in_the_refusal() {
        assertThat(LlmConfigRules.check(Forms.of(f -> {
                    f.provider = Provider.AZURE_OPENAI;
                    f.apiEndpoint = "https://<resource>.openai.azure.com";
                })))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).contains("<resource>", "https://contoso.openai.azure.com"));
    }

    @ParameterizedTest
    @CsvSource({"20,true", "21,false"})
    void a_version_has_at_most_20_characters(int length, boolean valid) {
        expect(f -> f.apiVersion = "v".repeat(length), Fields.API_VERSION, valid);
    }

    @Test
    void a_version_is_safe_in_a_header_and_an_address() {
        expect(f -> f.apiVersion = "2024-10-21", Fields.API_VERSION, true);
        expect(f -> f.apiVersion = "1\r\nX: y", Fields.API_VERSION, false);
        expect(f -> f.apiVersion = "../v2", Fields.API_VERSION, false);
    }

    @Test
    void anthropic_needs_a_version() {
        expect(f -> f.provider = Provider.ANTHROPIC, Fields.API_VERSION, false);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "100,true", "101,false"})
    void a_default_model_has_1_to_100_characters(int length, boolean valid) {
        expect(f -> f.defaultModel = "m".repeat(length), Fields.DEFAULT_MODEL, valid);
    }

    @Test
    void the_default_model_is_always_one_of_the_models() {
        LlmConfigForm form = Forms.of(f -> {
            f.defaultModel = " c ";
            f.availableModels = List.of("b", " ", " b", "a", "");
        });
        assertThat(form.availableModels()).containsExactly("c", "b", "a");
    }

    @ParameterizedTest
    @CsvSource({"2000,true", "2001,false"})
    void at_most_2000_models_are_listed(int count, boolean valid) {
        expect(
                f -> {
                    f.availableModels =
                            IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
                    f.defaultModel = "m0";
                },
                Fields.AVAILABLE_MODELS,
                valid);
    }

    @ParameterizedTest
    @CsvSource({"200,true", "201,false"})
    void a_listed_model_has_at_most_200_characters(int length, boolean valid) {
        expect(f -> f.availableModels = List.of("gpt-large", "m".repeat(length)), Fields.AVAILABLE_MODELS, valid);
    }

    static Stream<BiConsumer<Forms, Integer>> limits() {
        return Stream.of((f, v) -> f.rateLimitRpm = v, (f, v) -> f.rateLimitTpm = v, (f, v) -> f.dailyQuota = v);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_limit_is_0_or_more_or_none(BiConsumer<Forms, @Nullable Integer> limit) {
        assertThat(LlmConfigRules.check(Forms.of(f -> limit.accept(f, -1)))).hasSize(1);
        assertThat(LlmConfigRules.check(Forms.of(f -> limit.accept(f, 0)))).isEmpty();
        assertThat(LlmConfigRules.check(Forms.of(f -> limit.accept(f, Integer.MAX_VALUE))))
                .isEmpty();
        assertThat(LlmConfigRules.check(Forms.of(f -> limit.accept(f, null)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01,false",
        "0,true",
        "0.01,true",
        "0.001,false",
        "99999999.99,true",
        "100000000,false",
        "1E+400,false"
    })
    void a_budget_has_8_digits_and_2_decimals(BigDecimal budget, boolean valid) {
        expect(f -> f.monthlyBudgetUsd = budget, Fields.MONTHLY_BUDGET_USD, valid);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.000001,false",
        "0,true",
        "0.000001,true",
        "0.0000001,false",
        "0.1000000000,true",
        "100,true",
        "999999.999999,true",
        "1000000,false"
    })
    void a_cost_has_6_digits_and_6_decimals(BigDecimal cost, boolean valid) {
        expect(f -> f.costPer1kInputTokens = cost, Fields.COST_PER_1K_INPUT_TOKENS, valid);
        expect(f -> f.costPer1kOutputTokens = cost, Fields.COST_PER_1K_OUTPUT_TOKENS, valid);
        expect(f -> f.costPerRequest = cost, Fields.COST_PER_REQUEST, valid);
    }

    @Test
    void a_refusal_names_the_figures() {
        assertThat(LlmConfigRules.check(Forms.of(f -> f.costPerRequest = new BigDecimal("1000000.5"))))
                .extracting(Violation::message)
                .containsExactly("Enter 0 to 999,999.999999 US dollars, or leave it empty; it is 1000000.5.");
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "1000,true", "1001,false"})
    void a_priority_is_0_to_1000(int priority, boolean valid) {
        expect(f -> f.priority = priority, Fields.PRIORITY, valid);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                row("max_tokens", 0, false),
                row("max_tokens", 1, true),
                row("max_tokens", 1.5, false),
                row("max_tokens", "4000", false),
                row("max_tokens", null, false),
                row("temperature", -0.1, false),
                row("temperature", 0, true),
                row("temperature", 2, true),
                row("temperature", 2.1, false),
                row("top_p", 1, true),
                row("top_p", 1.1, false),
                row("seed", 7, true),
                row("seed", "7", false),
                row("stream", "yes", false),
                row("stop", List.of("a", "b"), true),
                row("stop", List.of("a", "b", "c", "d", "e"), false),
                row("stop", 7, false),
                row("presence_penalty", -2, true),
                row("presence_penalty", -2.1, false),
                row("frequency_penalty", 2.1, false),
                row("anything_else", Map.of("deep", List.of(1, "x", true)), true));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void a_known_parameter_keeps_to_its_range(String name, @Nullable Object value, boolean valid) {
        expect(f -> f.modelParameters.put(name, value), Fields.MODEL_PARAMETERS, valid);
    }

    @ParameterizedTest
    @CsvSource({"2023-06-01,1,true", "2023-06-01,1.1,false", "2026-10-21,0.5,false", "2027-01-01,0.5,false"})
    void anthropic_takes_temperatures_up_to_1_and_none_at_all_from_2026_10_21_on(
            String version, double temperature, boolean valid) {
        expect(
                f -> {
                    f.provider = Provider.ANTHROPIC;
                    f.apiVersion = version;
                    f.modelParameters.put("temperature", temperature);
                },
                Fields.MODEL_PARAMETERS,
                valid);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENAI       | top_k                 | OpenAI refuses top_k: it has no such parameter. Remove it.
            AZURE_OPENAI | repetition_penalty    | Azure OpenAI refuses repetition_penalty: it has no such parameter. Remove it.
            ANTHROPIC    | stop                  | Anthropic refuses stop: its name there is stop_sequences. Rename it.
            ANTHROPIC    | n                     | Anthropic refuses n: it has no such parameter. Remove it.
            MISTRAL      | seed                  | Mistral AI refuses seed: its name there is random_seed. Rename it.
            MISTRAL      | logit_bias            | Mistral AI refuses logit_bias: it has no such parameter. Remove it.
            GROQ         | logprobs              | Groq refuses logprobs: it does not support it. Remove it.
            """)
    void a_parameter_that_the_provider_would_refuse_is_named_with_the_reason(
            Provider provider, String parameter, String message) {
        List<Violation> found = LlmConfigRules.check(Forms.of(f -> {
            f.provider = provider;
            f.apiVersion = provider.defaultVersion();
            f.modelParameters.put(parameter, 1);
        }));
        assertThat(found).containsExactly(new Violation(Fields.MODEL_PARAMETERS, message));
        assertThat(LlmConfigRules.check(Forms.of(f -> {
                    f.provider = Provider.CUSTOM;
                    f.modelParameters.put(parameter, parameter.equals("logprobs") ? true : List.of("a"));
                    f.modelParameters.computeIfPresent("n", (name, value) -> 1);
                    f.modelParameters.computeIfPresent("seed", (name, value) -> 1);
                    f.modelParameters.computeIfPresent("top_k", (name, value) -> 1);
                })))
                .as("another server may know it")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MISTRAL,temperature,1.5,true",
        "MISTRAL,temperature,1.6,false",
        "COHERE,temperature,1.1,false",
        "COHERE,top_p,1,false",
        "COHERE,presence_penalty,-1,false",
        "GROQ,n,1,true",
        "GROQ,n,2,false",
        "GOOGLE,top_k,40,true",
        "OLLAMA,top_k,0,false"
    })
    void ranges_are_those_of_the_provider(Provider provider, String parameter, double value, boolean valid) {
        expect(
                f -> {
                    f.provider = provider;
                    f.modelParameters.put(parameter, value);
                },
                Fields.MODEL_PARAMETERS,
                valid);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_quick_create_stores_is_accepted_by_its_provider_and_verified_or_absent(Provider provider) {
        LlmConfigForm form = new QuickCreate(provider, "Quick", Secret.of("sk-0123456789"), null).form();
        assertThat(LlmConfigRules.check(form)).isEmpty();
        assertThat(form.apiEndpoint()).isEqualTo(provider.defaultEndpoint());
        assertThat(String.valueOf(form.apiEndpoint())).doesNotContain("<", "example", "your-", "resource");
        assertThat(form.active()).isFalse();
        assertThat(form.defaultModel()).isNull();
        assertThat(form.availableModels()).isEmpty();
        assertThat(form.costPer1kInputTokens()).isNull();
        assertThat(form.costPer1kOutputTokens()).isNull();
        assertThat(form.costPerRequest()).isNull();
    }

    @Test
    void the_reason_why_sampling_is_refused_is_given() {
        List<Violation> found = LlmConfigRules.check(Forms.of(f -> {
            f.provider = Provider.ANTHROPIC;
            f.apiVersion = "2026-10-21";
            f.modelParameters = Map.of("top_p", 0.5, "top_k", 3, "max_tokens", 10);
        }));
        assertThat(found)
                .extracting(Violation::message)
                .containsExactly(
                        "Anthropic's version 2026-10-21 refuses top_k, top_p with an error. Remove them, or use version 2023-06-01.");
    }

    @Test
    void an_object_is_not_nested_too_deeply_nor_too_long() {
        expect(f -> f.providerSettings.put("a", nested(4)), Fields.PROVIDER_SETTINGS, true);
        expect(f -> f.providerSettings.put("a", nested(5)), Fields.PROVIDER_SETTINGS, false);
        expect(f -> f.providerSettings.put("a", nested(5000)), Fields.PROVIDER_SETTINGS, false);
        int frame = "{\"a\":\"\"}".length();
        expect(f -> f.providerSettings.put("a", "x".repeat(16_384 - frame)), Fields.PROVIDER_SETTINGS, true);
        expect(f -> f.providerSettings.put("a", "x".repeat(16_385 - frame)), Fields.PROVIDER_SETTINGS, false);
    }

    @Test
    void an_object_holds_only_what_the_database_can_store() {
        expect(f -> f.modelParameters.put("a", "x\0y"), Fields.MODEL_PARAMETERS, false);
        expect(f -> f.modelParameters.put("a", Double.POSITIVE_INFINITY), Fields.MODEL_PARAMETERS, false);
        expect(f -> f.modelParameters.put("a", new BigDecimal("1E-5000")), Fields.MODEL_PARAMETERS, false);
        expect(f -> f.modelParameters.put("a", new Object()), Fields.MODEL_PARAMETERS, false);
        expect(f -> f.modelParameters.put("a", Collections.singletonList(null)), Fields.MODEL_PARAMETERS, true);
        expect(f -> f.modelParameters.put(" ", 1), Fields.MODEL_PARAMETERS, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key", "apiKey", "client_secret", "PASSWORD", "Authorization", "access-token"})
    void an_object_that_is_shown_takes_no_secret(String name) {
        expect(f -> f.providerSettings.put(name, "planted-value"), Fields.PROVIDER_SETTINGS, false);
        expect(f -> f.modelParameters.put("nested", Map.of(name, "x")), Fields.MODEL_PARAMETERS, false);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "600,true", "601,false"})
    void a_timeout_is_1_to_600_seconds(int seconds, boolean valid) {
        expect(f -> f.providerSettings.put("timeout", seconds), Fields.PROVIDER_SETTINGS, valid);
    }

    @ParameterizedTest
    @CsvSource({"X-Team,ops,true", "x!#$%&'*+.^_`|~9,v,true", "X Team,v,false", "X:Team,v,false", "Ünïcode,v,false"})
    void a_header_name_is_an_http_token(String name, String value, boolean valid) {
        expect(f -> f.customHeaders.add(header(name, value)), Fields.CUSTOM_HEADERS, valid);
    }

    @Test
    void a_header_is_nothing_that_changes_the_request_itself() {
        Stream.of("Host", "content-length", "Transfer-Encoding", "Connection", "Accept-Encoding")
                .forEach(name -> expect(f -> f.customHeaders.add(header(name, "v")), Fields.CUSTOM_HEADERS, false));
        expect(f -> f.customHeaders.add(header("X", "a\r\nHost: evil")), Fields.CUSTOM_HEADERS, false);
        expect(f -> f.customHeaders.add(header("X\r\nHost", "a")), Fields.CUSTOM_HEADERS, false);
        expect(f -> f.customHeaders.add(header("X", "naïve")), Fields.CUSTOM_HEADERS, false);
        expect(f -> f.customHeaders.add(header("X", " ")), Fields.CUSTOM_HEADERS, false);
        expect(f -> f.customHeaders.add(new HeaderForm("X", null, false)), Fields.CUSTOM_HEADERS, false);
    }

    @Test
    void a_header_is_there_once_whatever_its_case() {
        expect(
                f -> f.customHeaders = List.of(header("X-Team", "a"), header("x-team", "b")),
                Fields.CUSTOM_HEADERS,
                false);
    }

    @ParameterizedTest
    @CsvSource({"50,true", "51,false"})
    void there_are_at_most_50_headers(int count, boolean valid) {
        expect(
                f -> f.customHeaders = IntStream.range(0, count)
                        .mapToObj(i -> header("X-" + i, "v"))
                        .toList(),
                Fields.CUSTOM_HEADERS,
                valid);
    }

    @ParameterizedTest
    @CsvSource({"4000,true", "4001,false"})
    void a_header_value_has_at_most_4000_characters(int length, boolean valid) {
        expect(f -> f.customHeaders.add(header("X", "v".repeat(length))), Fields.CUSTOM_HEADERS, valid);
    }

    @ParameterizedTest
    @CsvSource({"9,false", "10,true", "500,true", "501,false"})
    void a_key_has_10_to_500_characters_after_trimming(int length, boolean valid) {
        assertThat(LlmConfigRules.check(Secret.of(" " + "k".repeat(length) + "\n")))
                .hasSize(valid ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-abc def-ghi", "sk-abc\ndef-ghi", "sk-abc\u200Bdef-ghi", "sk-übermäßig"})
    void a_key_has_no_space_and_nothing_invisible_and_is_not_repeated_in_the_refusal(String key) {
        assertThat(LlmConfigRules.check(Secret.of(key))).singleElement().satisfies(v -> assertThat(v.message())
                .doesNotContain(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLLAMA", "CUSTOM"})
    void ollama_and_custom_need_no_key(Provider provider) {
        assertThat(LlmConfigRules.check(new QuickCreate(provider, "Local", null, null)))
                .isEmpty();
    }

    @Test
    void every_other_provider_needs_a_key() {
        Stream.of(Provider.values()).filter(Provider::needsKey).forEach(provider -> assertThat(
                        LlmConfigRules.check(new QuickCreate(provider, "A", null, null)))
                .extracting(Violation::field)
                .containsExactly(Fields.API_KEY));
    }

    @Test
    void the_defaults_of_every_provider_keep_to_the_rules() {
        Stream.of(Provider.values())
                .forEach(provider -> assertThat(LlmConfigRules.check(ProviderDefaults.form(provider, "A", null, false)))
                        .as(provider.id())
                        .isEmpty());
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(LlmConfigRules.check(Forms.of(f -> {
                    f.name = "";
                    f.priority = 5000;
                    f.apiEndpoint = "nonsense";
                    f.rateLimitRpm = -5;
                })))
                .extracting(Violation::field)
                .containsExactly(Fields.NAME, Fields.API_ENDPOINT, Fields.RATE_LIMIT_RPM, Fields.PRIORITY);
    }

    private static void expect(Consumer<Forms> change, String field, boolean valid) {
        List<Violation> found = LlmConfigRules.check(Forms.of(change));
        assertThat(found.stream().anyMatch(v -> v.field().equals(field)))
                .as(found.toString())
                .isEqualTo(!valid);
    }

    private static HeaderForm header(String name, String value) {
        return new HeaderForm(name, Secret.of(value), false);
    }

    private static Arguments row(String name, @Nullable Object value, boolean valid) {
        return Arguments.of(name, value, valid);
    }

    private static Object nested(int levels) {
        Object value = new ArrayList<>();
        for (int i = 1; i < levels; i++) {
            Map<String, Object> outer = new HashMap<>();
            outer.put("a", value);
            value = outer;
        }
        return value;
    }
}
