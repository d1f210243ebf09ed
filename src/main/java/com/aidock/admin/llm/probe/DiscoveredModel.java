package com.aidock.admin.llm.probe;

import org.jspecify.annotations.Nullable;

/**
 * A model as its provider describes it; null where the provider does not say.
 *
 * @param id what a request names it by
 * @param displayName its name for people
 * @param contextTokens the tokens it reads at most
 * @param outputTokens the tokens it writes at most
 * @param chat whether it holds a conversation, unlike an embedding or a speech model
 * @param deprecated whether the provider has announced its end, or already ended it
 * @param replacement the model that the provider names instead
 * @param prices what the provider lists as its prices
 */
public record DiscoveredModel(
        String id,
        @Nullable String displayName,
        @Nullable Long contextTokens,
        @Nullable Long outputTokens,
        @Nullable Boolean chat,
        boolean deprecated,
        @Nullable String replacement,
        @Nullable ListedPrices prices) {

    /** A model of which no prices are listed. */
    public DiscoveredModel(
            String id,
            @Nullable String displayName,
            @Nullable Long contextTokens,
            @Nullable Long outputTokens,
            @Nullable Boolean chat,
            boolean deprecated,
            @Nullable String replacement) {
        this(id, displayName, contextTokens, outputTokens, chat, deprecated, replacement, null);
    }

    /** A model of which nothing but the id is known. */
    public static DiscoveredModel of(String id) {
        return new DiscoveredModel(id, null, null, null, null, false, null);
    }
}
