package com.aidock.admin.llm;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about stored secrets when a form is saved: they stay with the provider and the origin that they were entered
 * for, so that nobody can point somebody else's key at a server of his own. Without an endpoint they may be kept but go
 * nowhere, and remember where they belong.
 */
final class StoredSecretRules {
    private StoredSecretRules() {}

    /** Whether the stored key may be sent to where the form leads, or stays unused; true without one. */
    static boolean keyStays(LlmConfig stored, LlmConfigForm form) {
        return stored.key == null || stays(stored, form, stored.key.origin());
    }

    /** The same of the previous key. */
    static boolean previousStays(LlmConfig stored, LlmConfigForm form) {
        return stored.previousKey == null || stays(stored, form, stored.previousKey.origin());
    }

    /** The stored secret header that the form's header may keep. */
    static Optional<StoredHeader> kept(LlmConfig stored, LlmConfigForm form, HeaderForm header) {
        return SealedHeaders.kept(header, stored.customHeaders).filter(kept -> stays(stored, form, kept.origin()));
    }

    /** Checks a form without violations against what is stored. */
    static void check(Violations found, LlmConfig stored, LlmConfigForm form, boolean keyEntered) {
        if (!keyEntered && !keyStays(stored, form)) {
            found.add(
                    Fields.API_KEY,
                    moved(stored, form, Objects.requireNonNull(stored.key).origin(), "This key"));
        }
        for (HeaderForm header : form.customHeaders()) {
            if (header.value() == null && kept(stored, form, header).isEmpty()) {
                found.add(
                        Fields.CUSTOM_HEADERS,
                        SealedHeaders.kept(header, stored.customHeaders)
                                .map(kept ->
                                        moved(stored, form, kept.origin(), "The value of the header " + header.name()))
                                .orElse("Enter the value of the header %s.".formatted(header.name())));
            }
        }
    }

    private static boolean stays(LlmConfig stored, LlmConfigForm form, @Nullable String noted) {
        return stored.provider == form.provider() && Origin.stays(enteredFor(stored, noted), called(form));
    }

    private static String moved(LlmConfig stored, LlmConfigForm form, @Nullable String noted, String what) {
        boolean otherProvider = stored.provider != form.provider();
        String before = place(otherProvider, stored.provider, enteredFor(stored, noted));
        String after = place(otherProvider, form.provider(), called(form));
        return what.equals("This key")
                ? "This key was entered for %s; enter the key for %s.".formatted(before, after)
                : "%s was entered for %s; enter the one for %s.".formatted(what, before, after);
    }

    private static String place(boolean withProvider, Provider provider, String origin) {
        if (!withProvider) {
            return origin;
        }
        return provider.displayName() + (origin.equals(Origin.NONE) ? " without an endpoint" : " at " + origin);
    }

    /** A secret from before origins were noted belongs to where its row leads. */
    static String enteredFor(LlmConfig stored, @Nullable String noted) {
        return noted == null ? Origin.called(stored) : noted;
    }

    static String called(LlmConfigForm form) {
        return Origin.called(form.provider(), form.apiEndpoint());
    }
}
