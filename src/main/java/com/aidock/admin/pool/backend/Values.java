package com.aidock.admin.pool.backend;

import java.util.regex.Pattern;

/** Takes the values out of a statement, as other programs may write theirs into the text: what is left can be shown. */
final class Values {
    /** Strings of all kinds, unfinished ones included, as the server cuts long statements. */
    private static final Pattern STRING = Pattern.compile(
            "\\$([A-Za-z_][A-Za-z_0-9]*)?\\$.*?(?:\\$\\1\\$|\\z)" // $tag$ … $tag$
                    + "|[eE]'(?:[^'\\\\]|\\\\.|'')*(?:'|\\z)"
                    + "|(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*(?:'|\\z)",
            Pattern.DOTALL);

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
    /** Not the number in {@code $1}, nor in a name. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w$.\"])[-+]?\\d[\\d_]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?\\b");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Values() {}

    static String takenOut(String sql) {
        String text = STRING.matcher(sql).replaceAll("?");
        text = COMMENT.matcher(text).replaceAll(" ");
        text = NUMBER.matcher(text).replaceAll("?");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
