package com.aidock.admin.pool.ui;

import com.vaadin.flow.component.HtmlContainer;
import java.util.Locale;

/**
 * A statement in a line: what tells one from another is the table and the condition, and what the JPA layer writes
 * begins with a list of columns that is longer than both.
 */
final class BriefSql {
    private static final String LEFT_OUT = "…";
    /** Lists up to this many characters are left as they are. */
    private static final int SHORT = 24;

    private BriefSql() {}

    /** Shows it in brief, and whole on hover; does nothing if it is shown already. */
    static void show(HtmlContainer part, String sql) {
        if (!sql.equals(part.getTitle().orElse(null))) {
            part.setTitle(sql);
            part.setText(of(sql));
        }
    }

    /** The statement without its lists of columns; one of another kind as it is. */
    static String of(String sql) {
        String text = sql.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("select ")) {
            return without(text, lower, "select ".length(), " from ");
        }
        if (lower.startsWith("update ")) {
            int set = outside(lower, " set ", 0);
            return set < 0 ? text : without(text, lower, set + " set ".length(), " where ");
        }
        return lower.startsWith("insert ") ? withoutLists(text) : text;
    }

    /** Leaves out what stands between a position and a word after it. */
    private static String without(String text, String lower, int from, String word) {
        int to = outside(lower, word, from);
        return to - from <= SHORT ? text : text.substring(0, from) + LEFT_OUT + text.substring(to);
    }

    /** Where the word stands that is in no brackets and no quotes; -1 if nowhere. */
    private static int outside(String text, String word, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && text.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutLists(String text) {
        return text.replaceAll("\\(([^()']{%d,})\\)".formatted(SHORT + 1), "(" + LEFT_OUT + ")");
    }
}
