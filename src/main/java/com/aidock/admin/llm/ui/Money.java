package com.aidock.admin.llm.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Shows figures with their units. */
final class Money {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final int SECOND = 1000;

    private Money() {}

    /** US dollars with the digits that matter, "–" for none. */
    static String shown(@Nullable BigDecimal dollars) {
        if (dollars == null) {
            return "–";
        }
        boolean small = dollars.compareTo(BigDecimal.ONE) < 0;
        BigDecimal rounded = small ? dollars.round(THREE_DIGITS) : dollars.setScale(2, RoundingMode.HALF_UP);
        return "$" + (small ? rounded.stripTrailingZeros() : rounded).toPlainString();
    }

    /** A duration as "240 ms" or "10.2 s". */
    static String milliseconds(long ms) {
        return ms < SECOND ? ms + " ms" : "%.1f s".formatted(ms / (double) SECOND);
    }
}
