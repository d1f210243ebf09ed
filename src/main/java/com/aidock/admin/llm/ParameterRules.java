package com.aidock.admin.llm;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a model may be where their meaning is known; a name that is not known here goes to the
 * provider as it is.
 *
 * @see RefusedParameters
 */
final class ParameterRules {
    static final String MAX_TOKENS = "max_tokens";
    static final String TEMPERATURE = "temperature";

    private static final String TOP_P = "top_p";
    private static final String TOP_K = "top_k";
    private static final String PRESENCE_PENALTY = "presence_penalty";
    private static final String FREQUENCY_PENALTY = "frequency_penalty";
    private static final int MOST_STOPS = 4;

    private static final Set<String> COUNTS =
            Set.of(MAX_TOKENS, "max_completion_tokens", "max_output_tokens", "num_predict", "n", TOP_K);
    private static final Set<String> FLAGS = Set.of("stream", "logprobs", "parallel_tool_calls", "safe_prompt");
    private static final Set<String> WHOLE = Set.of("seed", "random_seed");
    private static final Set<String> STOPS = Set.of("stop", "stop_sequences");
    private static final Set<Provider> FEW_STOPS = Set.of(Provider.OPENAI, Provider.AZURE_OPENAI, Provider.GROQ);

    private static final Range SHARE = new Range(0, 1);
    private static final Range PENALTY = new Range(-2, 2);
    private static final Map<String, Range> RANGES = Map.of(
            TEMPERATURE,
            new Range(0, 2),
            TOP_P,
            SHARE,
            "min_p",
            SHARE,
            "top_logprobs",
            new Range(0, 20),
            PRESENCE_PENALTY,
            PENALTY,
            FREQUENCY_PENALTY,
            PENALTY);
    private static final Map<Provider, Map<String, Range>> NARROWER = Map.of(
            Provider.ANTHROPIC,
            Map.of(TEMPERATURE, SHARE),
            Provider.MISTRAL,
            Map.of(TEMPERATURE, new Range(0, 1.5)),
            Provider.GROQ,
            Map.of("n", new Range(1, 1)),
            Provider.COHERE,
            Map.of(
                    TEMPERATURE,
                    SHARE,
                    TOP_P,
                    new Range(0.01, 0.99),
                    "p",
                    new Range(0.01, 0.99),
                    "k",
                    new Range(0, 500),
                    PRESENCE_PENALTY,
                    SHARE,
                    FREQUENCY_PENALTY,
                    SHARE));

    private record Range(double least, double most) {
        boolean has(@Nullable Object value) {
            return value instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most;
        }

        String text() {
            return least == most
                    ? "be " + plain(least)
                    : "be a number from %s to %s".formatted(plain(least), plain(most));
        }
    }

    private ParameterRules() {}

    /** Whether the provider refuses parameters that steer the sampling, such as temperature. */
    static boolean refusesSampling(Provider provider, @Nullable String version) {
        return RefusedParameters.withoutSampling(provider, version);
    }

    static void check(Violations found, LlmConfigForm form) {
        JsonRules.check(found, Fields.MODEL_PARAMETERS, form.modelParameters());
        RefusedParameters.check(found, form);
        form.modelParameters().forEach((name, value) -> {
            boolean refused = RefusedParameters.reason(form.provider(), form.apiVersion(), name)
                    .isPresent();
            if (!refused) {
                value(found, form.provider(), name, value);
            }
        });
    }

    private static void value(Violations found, Provider provider, String name, @Nullable Object value) {
        if (COUNTS.contains(name)) {
            require(
                    found,
                    isWhole(value) && value instanceof Number n && n.longValue() > 0,
                    name,
                    "be a whole number from 1 on, such as 4000");
        }
        if (WHOLE.contains(name)) {
            require(found, isWhole(value), name, "be a whole number");
        }
        if (FLAGS.contains(name)) {
            require(found, value instanceof Boolean, name, "be true or false");
        }
        if (STOPS.contains(name)) {
            stops(found, provider, name, value);
        }
        Range range = NARROWER.getOrDefault(provider, Map.of()).getOrDefault(name, RANGES.get(name));
        if (range != null) {
            require(found, range.has(value), name, range.text());
        }
    }

    private static void stops(Violations found, Provider provider, String name, @Nullable Object value) {
        boolean texts = value instanceof String
                || (value instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance));
        require(found, texts, name, "be a text or a list of texts");
        if (value instanceof Collection<?> list && FEW_STOPS.contains(provider)) {
            require(found, list.size() <= MOST_STOPS, name, "have %d texts at most".formatted(MOST_STOPS));
        }
    }

    private static void require(Violations found, boolean holds, String name, String what) {
        found.require(holds, Fields.MODEL_PARAMETERS, "%s must %s.", name, what);
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE;
    }

    private static String plain(double bound) {
        return new BigDecimal(String.valueOf(bound)).stripTrailingZeros().toPlainString();
    }
}
