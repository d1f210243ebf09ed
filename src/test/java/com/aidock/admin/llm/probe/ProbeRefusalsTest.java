package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeRefusalsTest {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENAI       | 401 | {"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}} | BAD_KEY
            OPENAI       | 401 | {"error":{"message":"You have insufficient permissions for this operation. Missing scopes: api.model.read.","type":"invalid_request_error","param":null,"code":null}} | MISSING_SCOPE
            OPENAI       | 401 | {"error":"You have insufficient permissions for this operation. Missing scopes: api.model.read."} | MISSING_SCOPE
            OPENAI       | 403 | {"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}} | MISSING_SCOPE
            OPENAI       | 429 | {"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}} | RATE_LIMITED
            OPENAI       | 500 | {"error":{"message":"The server had an error"}} | UNKNOWN
            OPENAI       | 503 | {"error":{"message":"Overloaded"}} | UNREACHABLE
            ANTHROPIC    | 401 | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_1"} | BAD_KEY
            ANTHROPIC    | 403 | {"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."}} | MISSING_SCOPE
            ANTHROPIC    | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"anthropic-version: invalid"}} | UNKNOWN
            ANTHROPIC    | 404 | {"type":"error","error":{"type":"not_found_error","message":"Not found"}} | WRONG_URL
            ANTHROPIC    | 529 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}} | UNREACHABLE
            GOOGLE       | 400 | {"error":{"code":400,"message":"API key expired. Please renew the API key.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}} | BAD_KEY
            GOOGLE       | 400 | {"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}} | UNKNOWN
            GOOGLE       | 403 | {"error":{"code":403,"message":"Your API key was reported as leaked. Please use another API key.","status":"PERMISSION_DENIED"}} | BAD_KEY
            GOOGLE       | 403 | {"error":{"code":403,"message":"Generative Language API has not been used in project 1 before or it is disabled.","status":"PERMISSION_DENIED","details":[{"reason":"SERVICE_DISABLED"}]}} | MISSING_SCOPE
            GOOGLE       | 429 | {"error":{"code":429,"message":"Resource has been exhausted","status":"RESOURCE_EXHAUSTED"}} | RATE_LIMITED
            MISTRAL      | 401 | {"message":"Unauthorized","request_id":"abc"} | BAD_KEY
            COHERE       | 401 | {"message":"invalid api token"} | BAD_KEY
            HUGGINGFACE  | 401 | {"error":"Invalid credentials in Authorization header"} | BAD_KEY
            AZURE_OPENAI | 401 | {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}} | BAD_KEY
            AZURE_OPENAI | 403 | {"error":{"code":"403","message":"Public access is disabled. Please configure private endpoint."}} | MISSING_SCOPE
            AZURE_OPENAI | 404 | {"error":{"code":"404","message":"Resource not found"}} | WRONG_URL
            OPENROUTER   | 401 | {"error":{"message":"User not found.","code":401}} | BAD_KEY
            GROQ         | 401 | {"error":{"message":"Invalid API Key","type":"invalid_request_error","code":"invalid_api_key"}} | BAD_KEY
            CUSTOM       | 400 | {"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***zz. You can obtain an API key elsewhere."} | BAD_KEY
            CUSTOM       | 401 | {"error":{"message":"nope","code":null}} | BAD_KEY
            CUSTOM       | 401 | {"error":"Unauthorized"} | BAD_KEY
            CUSTOM       | 403 | {"detail":"Token has expired"} | BAD_KEY
            CUSTOM       | 405 | {"detail":"Method Not Allowed"} | WRONG_URL
            CUSTOM       | 418 | {} | UNKNOWN
            CUSTOM       | 422 | {"detail":[{"msg":"field required"}]} | UNKNOWN
            """)
    void tells_refusals_apart(Provider provider, int status, String body, ProbeOutcome outcome) {
        ProbeResult result = probe(provider, Reply.json(status, body));
        assertThat(result.outcome()).as(result.message()).isEqualTo(outcome);
        assertThat(result.httpStatus()).isEqualTo(status);
        assertThat(result.message()).contains("HTTP " + status);
    }

    @Test
    void quotes_the_providers_own_words_and_names_the_next_step() {
        assertThat(probe(
                                Provider.OPENAI,
                                Reply.json(401, "{\"error\":{\"message\":\"Missing scopes: api.model.read\"}}"))
                        .message())
                .isEqualTo("OpenAI does not allow this key to list models (HTTP 401: “Missing scopes: api.model.read”)."
                        + " Give the key that permission at the provider, or use another key.");
    }

    @Test
    void says_when_to_come_back() {
        Reply limited = Reply.json(429, "{\"error\":{\"message\":\"Slow down\"}}");
        assertThat(probe(Provider.GROQ, limited.with("Retry-After", "20")).message())
                .endsWith("Try again in 20 s.");
        assertThat(probe(Provider.GROQ, limited.with("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"))
                        .message())
                .endsWith("Try again after Wed, 21 Oct 2026 07:28:00 GMT.");
        assertThat(probe(Provider.GROQ, limited).message()).contains("Try again in a minute");
    }

    @Test
    void names_the_usual_endpoint_where_nothing_is_found() {
        ProbeResult result = probe(Provider.MISTRAL, Reply.json(404, "{\"detail\":\"Not Found\"}"));
        assertThat(result.message())
                .startsWith("There is no list of models at http://127.0.0.1:")
                .contains("/v1/models (HTTP 404: “Not Found”)")
                .endsWith("Check the endpoint (usually https://api.mistral.ai).");
    }

    @Test
    void takes_a_web_page_for_the_wrong_url_and_not_for_a_model_list() {
        String page = "<!doctype html><title>Sign in</title>";
        assertThat(probe(Provider.OPENAI, Reply.of(200, "text/html", page)).outcome())
                .isEqualTo(ProbeOutcome.WRONG_URL);
        assertThat(probe(Provider.OPENAI, Reply.of(200, "text/plain", "\n" + page))
                        .message())
                .contains("web page instead of JSON");
    }

    @Test
    void does_not_blame_the_key_for_a_firewalls_page() {
        ProbeResult result = probe(Provider.OPENAI, Reply.of(403, "text/html", "<html>Access denied</html>"));
        assertThat(result.outcome()).isEqualTo(ProbeOutcome.UNKNOWN);
        assertThat(result.message()).contains("perhaps a firewall or proxy in between");
    }

    @Test
    void takes_json_of_another_kind_for_the_wrong_url() {
        assertThat(probe(Provider.OPENAI, Reply.json(200, "{\"models\":[]}")).outcome())
                .isEqualTo(ProbeOutcome.WRONG_URL);
        assertThat(probe(Provider.OLLAMA, Reply.json(200, "{\"data\":[]}")).outcome())
                .isEqualTo(ProbeOutcome.WRONG_URL);
        assertThat(probe(Provider.CUSTOM, Reply.json(200, "{\"error\":\"model server starting\"}"))
                        .message())
                .contains("model server starting");
    }

    @Test
    void keeps_the_providers_request_id() {
        Reply reply = Reply.json(401, "{}");
        assertThat(probe(Provider.OPENAI, reply.with("x-request-id", "req_42")).requestId())
                .isEqualTo("req_42");
        assertThat(probe(Provider.ANTHROPIC, reply.with("request-id", "req_43")).requestId())
                .isEqualTo("req_43");
        assertThat(probe(Provider.OPENAI, reply).requestId()).isNull();
    }

    @Test
    void asks_only_once_even_where_a_client_would_usually_retry() {
        try (FakeProvider fake =
                FakeProvider.of(Provider.OPENAI).answering(Reply.json(503, "{}").with("Retry-After", "1"))) {
            prober.probe(Targets.of(Provider.OPENAI, fake));
            assertThat(fake.requests()).isEqualTo(1);
        }
    }

    private ProbeResult probe(Provider provider, Reply reply) {
        try (FakeProvider fake = FakeProvider.of(provider).answering(reply)) {
            return prober.probe(Targets.of(provider, fake));
        }
    }
}
