package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.Provider;

/** Which provider speaks which dialect. */
final class Dialects {
    private Dialects() {}

    static Dialect of(Provider provider) {
        return switch (provider) {
            case OPENAI -> new OpenAiItselfDialect();
            case MISTRAL -> new OpenAiDialect("/v1", OpenAiModels::described);
            case GROQ -> new OpenAiDialect("/openai/v1", OpenAiModels::described);
            case CUSTOM -> new OpenAiDialect("", OpenAiModels::named);
            case OPENROUTER -> new OpenRouterDialect();
            case HUGGINGFACE -> new HuggingFaceDialect();
            case AZURE_OPENAI -> new AzureDialect();
            case ANTHROPIC -> new AnthropicDialect();
            case GOOGLE -> new GeminiDialect();
            case COHERE -> new CohereDialect();
            case OLLAMA -> new OllamaDialect();
        };
    }
}
