package com.aidock.admin.access;

import com.aidock.admin.access.account.CommonPasswords;
import com.aidock.admin.access.account.PasswordStorage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for new passwords, whether they come from set-up, an administrator, the profile or the environment.
 * Signing in applies no rule but the comparison, so that no password that was once accepted is ever refused.
 */
public final class PasswordRule {
    /** Characters that a password has at least, of any script. */
    public static final int MINIMUM = 12;

    /** Characters that a password has at most; all of them count. */
    public static final int MAXIMUM = 1000;

    /** The rule in a sentence, to stand beside a field. */
    public static final String TEXT = "At least " + MINIMUM
            + " characters, and no common password. Length counts more than symbols: a few words are fine.";

    private PasswordRule() {}

    /** What is wrong with the password for the account of this e-mail, or nothing. */
    public static Optional<String> complaint(String password, String email) {
        return Optional.ofNullable(reason(PasswordStorage.normalised(password), email));
    }

    private static @Nullable String reason(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MINIMUM) {
            return "The password has fewer than %d characters.".formatted(MINIMUM);
        }
        if (length > MAXIMUM) {
            return "The password has more than %,d characters.".formatted(MAXIMUM);
        }
        if (password.codePoints().distinct().count() < 2) {
            return "The password is one character repeated.";
        }
        if (password.codePoints().anyMatch(PasswordRule::unfit)) {
            return "The password contains a control character, such as a tab or a line break.";
        }
        if (password.strip().equalsIgnoreCase(email.strip())) {
            return "The password is the e-mail address.";
        }
        return CommonPasswords.contain(password, email)
                ? "This password is among the first that are guessed: a common one, or a name, with little around it. "
                        + "Take a few words that do not belong together."
                : null;
    }

    /** Half of a character is what no keyboard writes and no encoding keeps. */
    private static boolean unfit(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
