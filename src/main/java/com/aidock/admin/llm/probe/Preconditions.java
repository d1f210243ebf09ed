package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what makes a probe impossible before anything is sent. */
final class Preconditions {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /** Headers that frame the message or name its receiver; a stranger's value could turn the request into another. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "accept-encoding");

    private Preconditions() {}

    /** Throws the failure that says what to mend. */
    static void check(ProbeTarget target) {
        checkKey(target);
        checkVersion(target);
        target.headers().forEach(Preconditions::checkHeader);
    }

    private static void checkKey(ProbeTarget target) {
        Secret key = target.key();
        if (key == null && target.provider().needsKey()) {
            throw ProbeFailure.notPossible("There is no API key. Enter one, then test again.");
        }
        if (key != null && !KEY.matcher(key.reveal().strip()).matches()) {
            throw new ProbeFailure(
                    new Verdict(
                            ProbeOutcome.BAD_KEY,
                            "The key contains a space, a line break or another character that no key has. Copy it again from the provider."));
        }
    }

    private static void checkVersion(ProbeTarget target) {
        if (target.version() != null && !VERSION.matcher(target.version()).matches()) {
            throw ProbeFailure.notPossible(
                    "The API version may only have letters, digits, dots, dashes and underscores. Correct it, then test again.");
        }
    }

    private static void checkHeader(String name, Secret value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw ProbeFailure.notPossible(
                    "A custom header's name has a character that HTTP does not allow. Correct it, then test again.");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw ProbeFailure.notPossible(
                    "The header " + name + " is set by the connection itself. Remove it, then test again.");
        }
        if (!HEADER_VALUE.matcher(value.reveal()).matches()) {
            throw ProbeFailure.notPossible("The value of the header " + name
                    + " has a line break or another character that HTTP does not allow. Correct it, then test again.");
        }
    }
}
