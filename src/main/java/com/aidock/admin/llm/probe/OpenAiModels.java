package com.aidock.admin.llm.probe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an entry of an OpenAI-like list, in which each provider adds fields of its own. */
final class OpenAiModels {
    private OpenAiModels() {}

    /** With nothing but its id, for servers whose other fields may mean anything. */
    static @Nullable DiscoveredModel named(JsonNode entry) {
        String id = Json.text(entry, "/id");
        return id == null ? null : DiscoveredModel.of(id);
    }

    /** With what the provider says of it. */
    static @Nullable DiscoveredModel described(JsonNode entry) {
        String id = Json.text(entry, "/id");
        if (id == null) {
            return null;
        }
        return new DiscoveredModel(
                id,
                Json.text(entry, "/name"),
                contextTokens(entry),
                Json.count(entry, "max_completion_tokens", "max_output_tokens"),
                chat(entry),
                deprecated(entry),
                Json.text(entry, "/deprecation_replacement_model"),
                ListedPrices.of(entry));
    }

    private static @Nullable Long contextTokens(JsonNode entry) {
        Long own = Json.count(entry, "context_length", "context_window", "max_context_length");
        if (own != null) {
            return own;
        }
        // Hugging Face: the same model at several providers, each with its own limit.
        return entry.path("providers")
                .valueStream()
                .map(p -> Json.count(p, "context_length"))
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }

    private static @Nullable Boolean chat(JsonNode entry) {
        Boolean mistral = Json.flag(entry, "/capabilities/completion_chat");
        return mistral != null ? mistral : Json.flag(entry, "/capabilities/chat_completion");
    }

    private static boolean deprecated(JsonNode entry) {
        String lifecycle = Json.text(entry, "/lifecycle_status");
        return Json.text(entry, "/deprecation") != null
                || Boolean.FALSE.equals(Json.flag(entry, "/active"))
                || (lifecycle != null && lifecycle.startsWith("deprecat"));
    }
}
