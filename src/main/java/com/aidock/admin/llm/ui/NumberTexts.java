package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people type them; nothing typed is no number and never 0. */
final class NumberTexts {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private NumberTexts() {}

    static @Nullable Integer whole(String field, String text, List<Violation> found) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return null;
        }
        if (WHOLE.matcher(typed).matches() && Math.abs(Long.parseLong(typed)) <= Integer.MAX_VALUE) {
            return Integer.valueOf(typed);
        }
        found.add(new Violation(
                field, "Enter a whole number up to %,d in plain digits, or leave it empty.".formatted(mostOf(field))));
        return null;
    }

    private static int mostOf(String field) {
        return field.equals(Fields.PRIORITY) ? LlmConfigRules.MAX_PRIORITY : Integer.MAX_VALUE;
    }

    static @Nullable BigDecimal decimal(String field, String text, List<Violation> found) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return null;
        }
        if (DECIMAL.matcher(typed).matches()) {
            return new BigDecimal(typed);
        }
        found.add(new Violation(
                field,
                "Enter a number in digits with a point before the decimals, such as 0.0025, or leave it empty."));
        return null;
    }

    static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    static String text(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
