package com.aidock.admin.llm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a model may be where their meaning is known; a name that is not known here goes to the
 * provider as it is.
 */
final class ParameterRules {
    static final String MAX_TOKENS = "max_tokens";
    static final String TEMPERATURE = "temperature";

    /** From this version on, Anthropic answers 400 to parameters that steer the sampling. */
    private static final String ANTHROPIC_WITHOUT_SAMPLING = "2026-10-21";

    private static final Set<String> SAMPLING = Set.of(TEMPERATURE, "top_p", "top_k");
    private static final Set<String> COUNTS =
            Set.of(MAX_TOKENS, "max_completion_tokens", "max_output_tokens", "n", "top_k");
    private static final Map<String, Range> RANGES = Map.of(
            TEMPERATURE,
            new Range(0, 2),
            "top_p",
            new Range(0, 1),
            "min_p",
            new Range(0, 1),
            "presence_penalty",
            new Range(-2, 2),
            "frequency_penalty",
            new Range(-2, 2));
    private static final Range ANTHROPIC_TEMPERATURE = new Range(0, 1);

    private record Range(double least, double most) {
        boolean has(@Nullable Object value) {
            return value instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most;
        }
    }

    private ParameterRules() {}

    /** Whether the provider refuses parameters that steer the sampling, such as temperature. */
    static boolean refusesSampling(Provider provider, @Nullable String version) {
        return provider == Provider.ANTHROPIC && version != null && version.compareTo(ANTHROPIC_WITHOUT_SAMPLING) >= 0;
    }

    static void check(Violations found, LlmConfigForm form) {
        Map<String, @Nullable Object> parameters = form.modelParameters();
        JsonRules.check(found, Fields.MODEL_PARAMETERS, parameters);
        parameters.forEach((name, value) -> {
            if (COUNTS.contains(name)) {
                count(found, name, value);
            }
            Range range = rangeOf(form.provider(), name);
            if (range != null) {
                range(found, name, range, value);
            }
        });
        if (refusesSampling(form.provider(), form.apiVersion())) {
            sampling(found, form);
        }
    }

    private static @Nullable Range rangeOf(Provider provider, String name) {
        boolean narrow = provider == Provider.ANTHROPIC && name.equals(TEMPERATURE);
        return narrow ? ANTHROPIC_TEMPERATURE : RANGES.get(name);
    }

    private static void count(Violations found, String name, @Nullable Object value) {
        found.require(
                value instanceof Number n && isWhole(n) && n.longValue() > 0,
                Fields.MODEL_PARAMETERS,
                "%s must be a whole number from 1 on, such as 4000.",
                name);
    }

    private static void range(Violations found, String name, Range range, @Nullable Object value) {
        found.require(
                range.has(value),
                Fields.MODEL_PARAMETERS,
                "%s must be a number from %s to %s.",
                name,
                plain(range.least),
                plain(range.most));
    }

    private static void sampling(Violations found, LlmConfigForm form) {
        List<String> refused = form.modelParameters().keySet().stream()
                .filter(SAMPLING::contains)
                .sorted()
                .toList();
        found.require(
                refused.isEmpty(),
                Fields.MODEL_PARAMETERS,
                "Anthropic's version %s refuses %s with an error. Remove %s, or use version 2023-06-01.",
                form.apiVersion() == null ? "" : form.apiVersion(),
                String.join(", ", refused),
                refused.size() == 1 ? "it" : "them");
    }

    private static boolean isWhole(Number number) {
        return number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE;
    }

    private static String plain(double bound) {
        return String.format(Locale.ROOT, "%.0f", bound);
    }
}
