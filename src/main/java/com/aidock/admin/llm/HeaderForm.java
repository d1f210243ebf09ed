package com.aidock.admin.llm;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header to be sent with every request to the provider.
 *
 * @param name compared without case
 * @param value null keeps the stored value of the secret header of this name
 * @param secret whether the value is stored encrypted and never shown again
 */
public record HeaderForm(String name, @Nullable Secret value, boolean secret) {
    private static final Pattern SOUNDS_SECRET =
            Pattern.compile("authorization|cookie|credential|key|passw|secret|signature|token");

    public HeaderForm {
        name = name.strip();
        value = value == null ? null : Secret.of(value.reveal().strip());
    }

    /** A header whose stored secret value stays as it is. */
    public static HeaderForm kept(String name) {
        return new HeaderForm(name, null, true);
    }

    /** Whether a header of this name is to be treated as secret unless somebody says otherwise. */
    public static boolean soundsSecret(String name) {
        return SOUNDS_SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** The name as it is compared. */
    String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}
