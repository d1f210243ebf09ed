package com.aidock.admin.llm;

import com.aidock.admin.events.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * The four things that a configuration can start with; the rest comes from the provider.
 *
 * @param provider whose defaults are taken
 * @param name as in {@link LlmConfigForm}
 * @param key null where the provider needs none
 * @param description as in {@link LlmConfigForm}
 */
public record QuickCreate(
        Provider provider,
        String name,
        @Nullable Secret key,
        @Nullable String description) implements Labelled {
    public QuickCreate {
        name = Texts.name(name);
        description = Texts.orNull(description);
    }

    /** The full form that this stands for: inactive, and without any model or price that nobody verified. */
    public LlmConfigForm form() {
        return ProviderDefaults.form(provider, name, description, false);
    }

    @Override
    public String label() {
        return name;
    }
}
