package com.aidock.admin.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one rule for new passwords, whether they come from set-up, an administrator, the profile or the environment.
 * Signing in applies no rule but the comparison, so that no password that was once accepted is ever refused.
 */
public final class PasswordRule {
    /** Characters that a password has at least. */
    public static final int MINIMUM = 12;

    /** Bytes in UTF-8 that a password has at most: bcrypt takes no more. */
    public static final int MAXIMUM_BYTES = 72;

    /** The rule in a sentence, to stand beside a field. */
    public static final String TEXT =
            "At least " + MINIMUM + " characters. Length counts more than symbols: a few words are fine.";

    private PasswordRule() {}

    /** What is wrong with the password for the account of this e-mail, or nothing. */
    public static Optional<String> complaint(String password, String email) {
        return Optional.ofNullable(reason(password, email));
    }

    private static @org.jspecify.annotations.Nullable String reason(String password, String email) {
        if (password.codePointCount(0, password.length()) < MINIMUM) {
            return "The password has fewer than %d characters.".formatted(MINIMUM);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            return "The password is longer than %d bytes; letters beyond a to z count as two or more."
                    .formatted(MAXIMUM_BYTES);
        }
        if (password.codePoints().distinct().count() < 2) {
            return "The password is one character repeated.";
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return "The password contains a control character, such as a tab or a line break.";
        }
        return password.strip().equalsIgnoreCase(email.strip()) ? "The password is the e-mail address." : null;
    }
}
