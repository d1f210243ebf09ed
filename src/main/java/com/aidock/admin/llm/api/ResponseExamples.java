package com.aidock.admin.llm.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts an example into each good answer of the documentation, and the ETag where there is one. */
@Component
class ResponseExamples implements OpenApiCustomizer {
    private static final String ONE = """
            {"id": 7, "name": "Support assistant", "description": null, "provider": "openai",
             "api_endpoint": "https://api.openai.com/v1", "api_version": null, "default_model": "gpt-5-mini",
             "available_models": ["gpt-5-mini"], "model_parameters": {"max_tokens": 4000, "temperature": 0.7},
             "rate_limit_rpm": 3000, "rate_limit_tpm": 90000, "daily_quota": null, "monthly_budget_usd": 250.00,
             "cost_per_1k_input_tokens": 0.000250, "cost_per_1k_output_tokens": 0.002000, "cost_per_request": null,
             "is_active": true, "is_public": true, "priority": 10, "custom_headers":
             {"X-Team": "support", "X-Gateway-Key": {"secret": true, "hint": "a1b2"}}, "provider_settings": {"timeout": 30},
             "api_key_hint": {"state": "stored", "last4": "wxyz", "fingerprint": "0f1e2d3c4b5a"},
             "allowed_private_host": null, "provider_name": "OpenAI", "is_rate_limited": true, "has_cost_tracking": true,
             "estimated_cost_per_request": 0.00125,
             "prices_source": {"cost_per_1k_input_tokens": "entered by ana@example.org",
              "cost_per_1k_output_tokens": "entered by ana@example.org"},
             "prices_as_of": {"cost_per_1k_input_tokens": "2026-11-24T06:00:00Z",
              "cost_per_1k_output_tokens": "2026-11-24T06:00:00Z"},
             "needs_secret_again": false, "last_tested_at": "2026-11-25T08:00:00Z", "last_test_result":
             {"outcome": "ok", "message": "OpenAI accepts the key and lists 68 models.", "latency_ms": 412, "models": 68},
             "created_at": "2026-11-01T09:00:00Z", "updated_at": "2026-11-24T06:00:00Z"}""";
    private static final String LIST = """
            {"items": [{"id": 7, "name": "Support assistant", "provider": "openai", "provider_name": "OpenAI",
              "default_model": "gpt-5-mini", "is_active": true, "is_public": true, "priority": 10,
              "cost_per_1k_input_tokens": 0.000250, "cost_per_1k_output_tokens": 0.002000, "cost_per_request": null,
              "estimated_cost_per_request": 0.00125, "last_tested_at": "2026-11-25T08:00:00Z", "last_test_outcome": "ok",
              "last_test_latency_ms": 412, "needs_secret_again": false}], "total": 120, "next": "MXw1fDEwfDd8U3VwcG9ydA"}""";
    private static final String MODELS = """
            {"items": [{"name": "gpt-5-mini", "is_default": true}], "total": 1, "next": null}""";
    private static final String TEST = """
            {"ok": false, "outcome": "bad_key", "message": "OpenAI does not accept the key. Enter a valid key.",
             "latency_ms": 230, "tested_at": "2026-11-25T08:00:00Z", "models": [], "complete": true, "stored": true}""";

    private static final Map<String, String> EXAMPLES = Map.of(
            "GET " + Paths.ALL, LIST,
            "POST " + Paths.ALL, ONE,
            "GET " + Paths.ONE, ONE,
            "PATCH " + Paths.ONE, ONE,
            "GET " + Paths.MODELS, MODELS,
            "GET " + Paths.HISTORY, LlmConfigHistoryApi.EXAMPLE,
            "POST " + Paths.TEST, TEST,
            "GET " + Paths.EXPORT, TransferApi.FILE,
            "POST " + Paths.IMPORT, TransferApi.DRY_RUN,
            "POST " + Paths.UNDO, TransferApi.UNDONE);

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> Optional.ofNullable(EXAMPLES.get(method + " " + path))
                        .ifPresent(example -> show(operation, method, example))));
    }

    private static void show(Operation operation, HttpMethod method, String example) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                response.getContent()
                        .values()
                        .forEach(content -> content.addExamples(
                                "example",
                                new Example().value(JsonMapper.shared().readTree(example))));
                if (example.equals(ONE)) {
                    response.addHeaderObject(
                            "ETag",
                            new Header()
                                    .description("what If-Match wants with a change")
                                    .schema(new StringSchema().example("\"3.k2v9\"")));
                }
            }
        });
    }
}
