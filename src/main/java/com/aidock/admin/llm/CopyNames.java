package com.aidock.admin.llm;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names copies: "Chat (copy)", "Chat (copy 2)". */
final class CopyNames {
    private static final int MOST = 100;
    private static final Pattern SUFFIX = Pattern.compile(" \\(copy( \\d+)?\\)$");

    private CopyNames() {}

    /** The first name that is free; shortened to fit. The database has the last word when two people copy at once. */
    static String free(String name, Predicate<String> taken) {
        String base = SUFFIX.matcher(name).replaceFirst("");
        String free = with(base, " (copy)");
        for (int i = 2; i <= MOST && taken.test(free); i++) {
            free = with(base, " (copy %d)".formatted(i));
        }
        return free;
    }

    private static String with(String base, String suffix) {
        int room = LlmConfigRules.MAX_NAME - suffix.length();
        return (base.length() <= room ? base : base.substring(0, room).strip()) + suffix;
    }
}
