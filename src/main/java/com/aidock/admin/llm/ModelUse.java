package com.aidock.admin.llm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that names models which its provider does not list.
 *
 * @param defaultModel its default, which may be among them
 * @param missing the models that it names and the provider lacks, at least one
 * @param listedAt when the provider listed its models to this configuration, or null if it was another that asked
 */
public record ModelUse(
        long configId,
        String name,
        Provider provider,
        boolean active,
        @Nullable String defaultModel,
        List<String> missing,
        @Nullable Instant listedAt) {
    public ModelUse {
        missing = List.copyOf(missing);
    }

    /** Whether requests that name no model fail. */
    public boolean hitsDefault() {
        return defaultModel != null && missing.contains(defaultModel);
    }
}
