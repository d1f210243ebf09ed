package com.aidock.admin.llm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The providers an LLM configuration can belong to, with what each brings when the administrator says no more. */
public enum Provider {
    OPENAI("OpenAI", "https://api.openai.com/v1", null, new Limits(3000, 90000), 10, 30),
    ANTHROPIC("Anthropic", "https://api.anthropic.com", "2023-06-01", new Limits(1000, 40000), 20, 60),
    GOOGLE("Google Gemini", "https://generativelanguage.googleapis.com", "v1beta", new Limits(300, 30000), 30, 30),
    MISTRAL("Mistral AI", "https://api.mistral.ai", null, new Limits(1000, 50000), 40, 30),
    COHERE("Cohere", "https://api.cohere.com", null, Limits.NONE, 100, 30),
    HUGGINGFACE("Hugging Face", "https://router.huggingface.co/v1", null, Limits.NONE, 100, 30),
    AZURE_OPENAI("Azure OpenAI", null, "2024-10-21", new Limits(2000, 60000), 15, 30),
    CUSTOM("Custom (OpenAI-compatible)", null, null, Limits.NONE, 100, 30),
    OLLAMA("Ollama", "http://localhost:11434", null, Limits.NONE, 100, 30),
    OPENROUTER("OpenRouter", "https://openrouter.ai/api/v1", null, Limits.NONE, 100, 30),
    GROQ("Groq", "https://api.groq.com/openai/v1", null, Limits.NONE, 100, 30);

    private final String displayName;
    private final @Nullable String defaultEndpoint;
    private final @Nullable String defaultVersion;
    private final Limits limits;
    private final int defaultPriority;
    private final Duration defaultTimeout;

    Provider(
            String displayName,
            @Nullable String defaultEndpoint,
            @Nullable String defaultVersion,
            Limits limits,
            int defaultPriority,
            int timeoutSeconds) {
        this.displayName = displayName;
        this.defaultEndpoint = defaultEndpoint;
        this.defaultVersion = defaultVersion;
        this.limits = limits;
        this.defaultPriority = defaultPriority;
        this.defaultTimeout = Duration.ofSeconds(timeoutSeconds);
    }

    /** The provider with this {@link #id()}, compared exactly. */
    public static Optional<Provider> fromId(String id) {
        return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }

    /** The name in JSON and in the database, in snake_case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name on the screen. */
    public String displayName() {
        return displayName;
    }

    /** The base URL, or null where only the administrator can know it. */
    public @Nullable String defaultEndpoint() {
        return defaultEndpoint;
    }

    /** The API version, or null where the provider has none to choose. */
    public @Nullable String defaultVersion() {
        return defaultVersion;
    }

    /** Requests per minute, or null for no limit. */
    public @Nullable Integer defaultRpm() {
        return limits.rpm();
    }

    /** Tokens per minute, or null for no limit. */
    public @Nullable Integer defaultTpm() {
        return limits.tpm();
    }

    /** The place in the order of configurations, 0 to 1000, lower first. */
    public int defaultPriority() {
        return defaultPriority;
    }

    /** How long a whole exchange with the provider may take. */
    public Duration defaultTimeout() {
        return defaultTimeout;
    }

    /** Whether a configuration cannot work without an API key. */
    public boolean needsKey() {
        return this != OLLAMA && this != CUSTOM;
    }

    private record Limits(@Nullable Integer rpm, @Nullable Integer tpm) {
        static final Limits NONE = new Limits(null, null);
    }
}
