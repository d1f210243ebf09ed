package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What every JSON object of a configuration must keep to, whatever is in it. */
final class JsonRules {
    static final int MAX_DEPTH = 5;
    static final int MAX_CHARACTERS = 16_384;
    private static final int MAX_SCALE = 300;
    private static final int USUAL_DIGITS = 20;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(api[_-]?key|secret|passw(or)?d|authorization|access[_-]?token|bearer).*");

    private JsonRules() {}

    /** Adds at most one violation: what is wrong with a large structure is best said once. */
    static void check(Violations found, String field, Map<String, @Nullable Object> object) {
        String problem = problem(object, 1);
        if (problem == null && written(object) + zeros(object) > MAX_CHARACTERS) {
            problem = "This is too long: at most %d characters are possible.".formatted(MAX_CHARACTERS);
        }
        if (problem != null) {
            found.add(field, problem);
        }
    }

    private static @Nullable String problem(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> null;
            case Map<?, ?> map -> inMap(map, depth);
            case Collection<?> list -> inContainer(list, depth);
            case String text -> inText(text);
            case Number number -> inNumber(number);
            default -> "Only text, numbers, true, false, lists and objects fit.";
        };
    }

    private static @Nullable String inMap(Map<?, ?> map, int depth) {
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (name.isBlank() || name.length() > 100 || Texts.hasInvisible(name)) {
                return "Each name in it needs 1 to 100 visible characters.";
            }
            if (SECRET_NAME.matcher(name).matches()) {
                return "\"%s\" sounds like a secret, and what is entered here is shown. Store it as the API key or as a secret header."
                        .formatted(name);
            }
        }
        return inContainer(map.values(), depth);
    }

    private static @Nullable String inContainer(Collection<?> values, int depth) {
        if (depth > MAX_DEPTH) {
            return "This is nested too deeply: at most %d levels are possible.".formatted(MAX_DEPTH);
        }
        for (Object value : values) {
            String problem = problem(value, depth + 1);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String inNumber(Number number) {
        boolean fits = Double.isFinite(number.doubleValue())
                && !(number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) > MAX_SCALE);
        return fits ? null : "A number is too large or too precise to be stored. Correct it.";
    }

    private static @Nullable String inText(String text) {
        return Texts.isUnstorable(text)
                ? "A text contains a NUL character or half of a character, which cannot be stored. Remove it."
                : null;
    }

    /** The characters that PostgreSQL adds when it writes numbers such as 1e300 out. */
    private static int zeros(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.values().stream().mapToInt(JsonRules::zeros).sum();
            case Collection<?> list -> list.stream().mapToInt(JsonRules::zeros).sum();
            case Number number -> Math.max(0, plain(number).length() - USUAL_DIGITS);
            case null, default -> 0;
        };
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).toPlainString();
    }

    private static int written(Map<String, @Nullable Object> object) {
        try {
            return JSON.writeValueAsString(object).length();
        } catch (JacksonException e) {
            throw new IllegalStateException("A map of plain values is JSON", e);
        }
    }
}
