package com.aidock.admin.llm.api;

import java.util.regex.Pattern;

/** Makes text that a client sent fit to be sent back: no control characters, no halves of characters, not too long. */
final class Visible {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Visible() {}

    static String of(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest) + "…";
        return UNSEEN.matcher(cut).replaceAll("\uFFFD");
    }
}
