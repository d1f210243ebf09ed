package com.aidock.admin.llm;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings entered text into the form in which it is checked and stored. */
final class Texts {
    /**
     * Control and format characters (the latter are invisible or turn the reading direction), half characters, and
     * letters and marks that Unicode defines as blank: fillers, the grapheme joiner, the empty Braille pattern.
     */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u2800\\u3164\\uFFA0]");

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    /** In running text, line breaks, tabs and what joins letters or emoji are fine. */
    private static final Pattern INVISIBLE_IN_PROSE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t\\r]]");

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

    private Texts() {}

    /** Composed, and with single plain spaces, so that two names that look the same are the same. */
    static String name(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return SPACES.matcher(composed).replaceAll(" ").strip();
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Without blanks and doubles, in the given order; the default comes first if it was missing. */
    static List<String> models(List<String> entered, @Nullable String defaultModel) {
        Set<String> models = new LinkedHashSet<>();
        entered.stream().map(String::strip).filter(m -> !m.isEmpty()).forEach(models::add);
        if (defaultModel == null || models.contains(defaultModel)) {
            return List.copyOf(models);
        }
        Set<String> withDefault = new LinkedHashSet<>(List.of(defaultModel));
        withDefault.addAll(models);
        return List.copyOf(withDefault);
    }

    /** The length as the database counts it. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean hasInvisible(String text) {
        return INVISIBLE.matcher(text).find();
    }

    /** Whether PostgreSQL could not keep it: a NUL, or half of a character. */
    static boolean isUnstorable(String text) {
        return UNSTORABLE.matcher(text).find();
    }

    static boolean hasInvisibleInProse(String text) {
        return INVISIBLE_IN_PROSE.matcher(text).find();
    }
}
