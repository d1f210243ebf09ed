package com.aidock.admin.testing;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider.Reply;
import com.aidock.admin.testing.FakeProvider.Request;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each provider answers at its own paths: its list, its key check, a completion, and its refusal of a key, in its
 * own words.
 */
record FakeAnswers(
        Provider provider, List<String> models, @Nullable String onlyKey) {

    Reply reply(Request request) {
        String path = request.path().replaceFirst("\\?.*", "");
        if (path.equals(keyCheckPath())) {
            return refuses(request)
                    ? refuse(request)
                    : Reply.json(200, "{\"data\":{\"label\":\"ops\"},\"name\":\"ops\",\"valid\":true}");
        }
        if (request.method().equals("POST") && completesAt(path)) {
            return refuses(request) ? refuse(request) : Reply.json(200, completion());
        }
        if (!listsAt(path)) {
            return Reply.json(404, "{\"error\":{\"message\":\"Not Found\",\"code\":\"404\"}}");
        }
        // The list of these two is open to everybody, whatever the key.
        boolean open = provider == Provider.OPENROUTER || provider == Provider.HUGGINGFACE;
        return !open && refuses(request) ? refuse(request) : Reply.json(200, list());
    }

    Reply refuse(Request request) {
        return switch (provider) {
            case OPENAI, CUSTOM -> Reply.json(401, """
                    {"error":{"message":"Incorrect API key provided: sk-proj-ab***************wxyz. You can find your API key at https://platform.example.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""");
            case ANTHROPIC -> Reply.json(401, """
                    {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_011CS"}""");
            // Google's own is known to echo the key.
            case GOOGLE -> Reply.json(400, """
                    {"error":{"code":400,"message":"API key not valid. Please pass a valid API key. [%s]","status":"INVALID_ARGUMENT",
                    "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com",
                    "metadata":{"service":"generativelanguage.googleapis.com","consumer":"api_key:%s"}}]}}""".formatted(request.key(), request.key()));
            case MISTRAL -> Reply.json(401, "{\"detail\":\"Unauthorized\"}");
            case COHERE -> Reply.json(401, "{\"message\":\"invalid api token\"}");
            case HUGGINGFACE -> Reply.json(401, "{\"error\":\"Invalid credentials in Authorization header\"}");
            case AZURE_OPENAI -> Reply.json(401, """
                    {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription."}}""");
            case OLLAMA -> Reply.of(401, "text/plain", "unauthorized");
            case OPENROUTER -> Reply.json(401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}");
            case GROQ -> Reply.json(401, """
                    {"error":{"message":"Invalid API Key","type":"invalid_request_error","code":"invalid_api_key"}}""");
        };
    }

    private boolean refuses(Request request) {
        return onlyKey != null && !Objects.equals(onlyKey, request.key());
    }

    private @Nullable String keyCheckPath() {
        return switch (provider) {
            case OPENROUTER -> "/api/v1/key";
            case HUGGINGFACE -> "/api/whoami-v2";
            case COHERE -> "/v1/check-api-key";
            default -> null;
        };
    }

    private boolean completesAt(String path) {
        return switch (provider) {
            case OPENAI, MISTRAL, HUGGINGFACE -> path.equals("/v1/chat/completions");
            case ANTHROPIC -> path.equals("/v1/messages");
            case COHERE -> path.equals("/v2/chat");
            case GROQ -> path.equals("/openai/v1/chat/completions");
            case OPENROUTER -> path.equals("/api/v1/chat/completions");
            case GOOGLE -> path.startsWith("/v1beta/models/") && path.endsWith(":generateContent");
            case AZURE_OPENAI -> path.startsWith("/openai/deployments/") && path.endsWith("/chat/completions");
            case OLLAMA -> path.equals("/api/chat");
            case CUSTOM -> path.endsWith("/chat/completions");
        };
    }

    private String completion() {
        return switch (provider) {
            case ANTHROPIC ->
                "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"OK\"}],\"usage\":{\"input_tokens\":13,\"output_tokens\":2}}";
            case GOOGLE ->
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"OK\"}]}}],\"usageMetadata\":{\"promptTokenCount\":13,\"candidatesTokenCount\":2}}";
            case COHERE ->
                "{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"OK\"}]},\"usage\":{\"tokens\":{\"input_tokens\":13,\"output_tokens\":2}}}";
            case OLLAMA ->
                "{\"message\":{\"role\":\"assistant\",\"content\":\"OK\"},\"done\":true,\"prompt_eval_count\":13,\"eval_count\":2}";
            case OPENAI, MISTRAL, HUGGINGFACE, GROQ, OPENROUTER, AZURE_OPENAI, CUSTOM ->
                "{\"choices\":[{\"message\":{\"content\":\"OK\"}}],\"usage\":{\"prompt_tokens\":13,\"completion_tokens\":2}}";
        };
    }

    private boolean listsAt(String path) {
        return switch (provider) {
            case OPENAI, MISTRAL, ANTHROPIC, COHERE, HUGGINGFACE -> path.equals("/v1/models");
            case GROQ -> path.equals("/openai/v1/models");
            case OPENROUTER -> path.equals("/api/v1/models");
            case GOOGLE -> path.equals("/v1beta/models");
            case AZURE_OPENAI -> path.equals("/openai/models") || path.equals("/openai/v1/models");
            case OLLAMA -> path.equals("/api/tags");
            case CUSTOM -> path.endsWith("/models");
        };
    }

    private String list() {
        return switch (provider) {
            case ANTHROPIC ->
                """
                    {"data":[%s],"has_more":false,"first_id":null,"last_id":null}""".formatted(
                                entries(
                                        "{\"type\":\"model\",\"id\":\"%s\",\"display_name\":\"The %s\",\"created_at\":\"2026-02-19T00:00:00Z\",\"max_input_tokens\":200000,\"max_tokens\":64000}"));
            case GOOGLE ->
                """
                    {"models":[%s]}""".formatted(
                                entries(
                                        "{\"name\":\"models/%s\",\"displayName\":\"The %s\",\"inputTokenLimit\":1048576,\"outputTokenLimit\":65536,\"supportedGenerationMethods\":[\"generateContent\",\"countTokens\"]}"));
            case COHERE ->
                """
                    {"models":[%s],"next_page_token":null}""".formatted(
                                entries(
                                        "{\"name\":\"%s\",\"endpoints\":[\"chat\",\"summarize\"],\"finetuned\":false,\"context_length\":128000,\"about\":\"%s\"}"));
            case OLLAMA ->
                """
                    {"models":[%s]}""".formatted(
                                entries(
                                        "{\"name\":\"%s\",\"model\":\"%s\",\"modified_at\":\"2026-05-04T17:37:44Z\",\"size\":3825819519,\"digest\":\"fe93\",\"details\":{\"format\":\"gguf\",\"families\":null}}"));
            case OPENROUTER ->
                """
                    {"data":[%s]}""".formatted(
                                entries(
                                        "{\"id\":\"%s\",\"name\":\"The %s\",\"context_length\":131072,\"pricing\":{\"prompt\":\"0.0000007\",\"completion\":\"0.0000007\"}}"));
            case HUGGINGFACE ->
                """
                    {"object":"list","data":[%s]}""".formatted(
                                entries(
                                        "{\"id\":\"%s\",\"owned_by\":\"%s\",\"providers\":[{\"provider\":\"a\",\"status\":\"live\",\"context_length\":8192},{\"provider\":\"b\",\"status\":\"live\",\"context_length\":131072,\"pricing\":{\"input\":0.1,\"output\":0.3}}]}"));
            case MISTRAL ->
                """
                    {"object":"list","data":[%s]}""".formatted(
                                entries(
                                        "{\"id\":\"%s\",\"name\":\"The %s\",\"capabilities\":{\"completion_chat\":true},\"max_context_length\":32768,\"aliases\":[],\"deprecation\":null,\"deprecation_replacement_model\":null,\"type\":\"base\"}"));
            case GROQ ->
                """
                    {"object":"list","data":[%s]}""".formatted(
                                entries(
                                        "{\"id\":\"%s\",\"object\":\"model\",\"created\":1693721698,\"owned_by\":\"%s\",\"active\":true,\"context_window\":8192}"));
            case OPENAI, AZURE_OPENAI, CUSTOM ->
                """
                    {"object":"list","data":[%s]}""".formatted(entries(
                        "{\"id\":\"%s\",\"created\":1686935002,\"object\":\"model\",\"owned_by\":\"%s\"}"));
        };
    }

    private String entries(String template) {
        return models.stream().map(m -> template.formatted(m, m)).collect(Collectors.joining(","));
    }
}
