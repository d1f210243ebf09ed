package com.aidock.admin.llm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an API key may be, and when there must be one. */
final class KeyRules {
    static final int MIN = 10;
    static final int MAX = 500;
    /** What fits into an HTTP header without escaping. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");

    private KeyRules() {}

    /** Checks the key of a new configuration; only some providers do without. */
    static void check(Violations found, Provider provider, @Nullable Secret key) {
        if (key != null && !key.isBlank()) {
            check(found, key);
        } else {
            found.require(
                    !provider.needsKey(), Fields.API_KEY, "%s needs an API key. Enter it.", provider.displayName());
        }
    }

    static void check(Violations found, Secret key) {
        String value = key.reveal().strip();
        int length = value.length();
        found.require(
                length >= MIN && length <= MAX,
                Fields.API_KEY,
                "An API key has %d to %d characters; this one has %d.",
                MIN,
                MAX,
                length);
        found.require(
                PRINTABLE.matcher(value).matches(),
                Fields.API_KEY,
                "The key contains a space, a line break or another character that no key has. Copy it again.");
    }
}
