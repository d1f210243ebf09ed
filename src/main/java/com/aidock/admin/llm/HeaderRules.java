package com.aidock.admin.llm;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What custom headers may be: valid for HTTP (RFC 9110), and none that steer the connection itself. */
final class HeaderRules {
    static final int MAX_HEADERS = 50;
    static final int MAX_NAME = 100;
    static final int MAX_VALUE = 4000;
    /** What the column holds even when every character of it is written as two. */
    static final int MAX_TOGETHER = 150_000;

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");
    private static final Set<String> NOT_OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    static void check(Violations found, List<HeaderForm> headers) {
        found.require(
                headers.size() <= MAX_HEADERS,
                Fields.CUSTOM_HEADERS,
                "There are %d headers; at most %d are possible.",
                headers.size(),
                MAX_HEADERS);
        int together = headers.stream()
                .mapToInt(header ->
                        header.value() == null ? 0 : header.value().reveal().length())
                .sum();
        require(
                found,
                together <= MAX_TOGETHER,
                "The values of all headers have %d characters together; at most %d are possible.",
                together,
                MAX_TOGETHER);
        Set<String> seen = new HashSet<>();
        for (HeaderForm header : headers) {
            if (name(found, header.name())) {
                require(found, seen.add(header.key()), "The header %s is there twice.", header.name());
                value(found, header);
            }
        }
    }

    private static boolean name(Violations found, String name) {
        boolean valid = name.length() <= MAX_NAME && TOKEN.matcher(name).matches();
        // What cannot be a name is not repeated: it may be a value in the wrong field.
        require(
                found,
                valid,
                "A header's name has 1 to %d letters, digits and dashes, without spaces or colons, such as X-Team.",
                MAX_NAME);
        boolean ours = !valid || !NOT_OURS.contains(name.toLowerCase(Locale.ROOT));
        require(found, ours, "The header %s is set by the connection itself and cannot be given here.", name);
        return valid && ours;
    }

    private static void value(Violations found, HeaderForm header) {
        Secret value = header.value();
        if (value == null) {
            require(found, header.secret(), "Enter the value of the header %s again.", header.name());
            return;
        }
        int length = value.reveal().length();
        require(
                found,
                length > 0 && length <= MAX_VALUE,
                "The value of the header %s has %d characters; 1 to %d are possible.",
                header.name(),
                length,
                MAX_VALUE);
        require(
                found,
                VALUE.matcher(value.reveal()).matches(),
                "The value of the header %s contains a line break or a character that is not ASCII. Enter it again.",
                header.name());
    }

    private static void require(Violations found, boolean condition, String message, Object... args) {
        found.require(condition, Fields.CUSTOM_HEADERS, message, args);
    }
}
