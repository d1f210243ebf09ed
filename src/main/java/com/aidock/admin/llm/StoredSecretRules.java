package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * What may happen to stored secrets when a form is saved: they stay with the provider and the server that they were
 * entered for, so that nobody can point somebody else's key at a server of his own.
 */
final class StoredSecretRules {
    private static final String AZURE = ".azure.com";

    private StoredSecretRules() {}

    /** Whether what is stored may be sent to where the form leads. */
    static boolean stays(LlmConfig stored, LlmConfigForm form) {
        return stored.provider == form.provider()
                && trusts(
                        form.provider(),
                        origin(stored.provider, stored.apiEndpoint),
                        origin(form.provider(), form.apiEndpoint()));
    }

    /** Checks a form without violations against what is stored. */
    static void check(Violations found, LlmConfig stored, LlmConfigForm form, boolean keyEntered) {
        boolean stays = stays(stored, form);
        found.require(
                stays || keyEntered || stored.key == null,
                Fields.API_KEY,
                "The stored key was entered for %s. Enter it again if %s shall get it.",
                place(stored.provider, stored.apiEndpoint),
                place(form.provider(), form.apiEndpoint()));
        for (HeaderForm header : form.customHeaders()) {
            boolean known = header.value() != null
                    || stays && SealedHeaders.kept(header, stored.customHeaders).isPresent();
            found.require(
                    known,
                    Fields.CUSTOM_HEADERS,
                    stays
                            ? "Enter the value of the header %s."
                            : "Enter the value of the header %s again: it was entered for another server.",
                    header.name());
        }
    }

    /** Without an endpoint a secret has been nowhere yet; only Azure's own hosts may get it without asking. */
    private static boolean trusts(Provider provider, @Nullable Origin before, @Nullable Origin after) {
        if (after == null) {
            return true;
        }
        if (before == null) {
            return provider == Provider.AZURE_OPENAI
                    && after.scheme().equals("https")
                    && after.host().endsWith(AZURE);
        }
        return before.trusts(after);
    }

    private static String place(Provider provider, @Nullable String endpoint) {
        Origin origin = origin(provider, endpoint);
        return provider.displayName() + (origin == null ? " without an endpoint" : " at " + origin);
    }

    private static @Nullable Origin origin(Provider provider, @Nullable String endpoint) {
        return Origin.of(endpoint == null ? provider.defaultEndpoint() : endpoint);
    }
}
