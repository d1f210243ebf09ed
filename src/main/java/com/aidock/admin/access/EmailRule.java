package com.aidock.admin.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** The one rule for the e-mail addresses of accounts; they identify a user and no mail is sent to them. */
public final class EmailRule {
    /** Characters that an address has at most. */
    public static final int MAXIMUM = 254;

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private EmailRule() {}

    /** What is wrong with the address, white space around it aside, or nothing. */
    public static Optional<String> complaint(String email) {
        String trimmed = email.strip();
        if (trimmed.isEmpty()) {
            return Optional.of("The e-mail address is missing.");
        }
        if (trimmed.length() > MAXIMUM) {
            return Optional.of("The e-mail address is longer than %d characters.".formatted(MAXIMUM));
        }
        return ADDRESS.matcher(trimmed).matches()
                ? Optional.empty()
                : Optional.of("This is not an e-mail address; it looks like name@example.org.");
    }
}
