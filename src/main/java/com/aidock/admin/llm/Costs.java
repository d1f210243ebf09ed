package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** estimate = input × 1 + output × 0.5 + fixed: 1,000 tokens in, 500 tokens out, one request. */
final class Costs {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Costs() {}

    static @Nullable BigDecimal estimate(
            @Nullable BigDecimal per1kInput, @Nullable BigDecimal per1kOutput, @Nullable BigDecimal perRequest) {
        return Stream.of(per1kInput, per1kOutput == null ? null : per1kOutput.multiply(HALF), perRequest)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
