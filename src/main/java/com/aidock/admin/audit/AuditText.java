package com.aidock.admin.audit;

import com.aidock.admin.events.FieldChange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes any text fit for the log: as long as its column, and without characters that PostgreSQL refuses or that change
 * how the rest of a line reads.
 */
final class AuditText {
    /** Fields of one change that are kept; no form has as many. */
    static final int MOST_FIELDS = 300;

    private static final int LONGEST_VALUE = 500;
    private static final String REPLACEMENT = "\uFFFD";
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private AuditText() {}

    static String clean(String text, int longest) {
        String fit = UNFIT.matcher(text).replaceAll(REPLACEMENT);
        int length = fit.codePointCount(0, fit.length());
        return length <= longest ? fit : fit.substring(0, fit.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static @Nullable String orNull(@Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : clean(text, longest);
    }

    static FieldChange clean(FieldChange change) {
        return new FieldChange(clean(change.field(), LONGEST_VALUE), value(change.before()), value(change.after()));
    }

    private static @Nullable String value(@Nullable String text) {
        return text == null ? null : clean(text, LONGEST_VALUE);
    }
}
