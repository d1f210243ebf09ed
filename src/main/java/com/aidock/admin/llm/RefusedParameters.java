package com.aidock.admin.llm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that a provider is known to answer with an error, and why. What is not known here is left to the provider,
 * and to a test with a completion.
 */
final class RefusedParameters {
    private static final String NONE = "it has no such parameter. Remove it";
    private static final String UNSUPPORTED = "it does not support it. Remove it";

    /** From this version on, Anthropic answers 400 to parameters that steer the sampling. */
    private static final String ANTHROPIC_WITHOUT_SAMPLING = "2026-10-21";

    private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");

    private static final Map<String, String> OPENAI = reasons(
            Map.of("stop_sequences", named("stop"), "random_seed", named("seed")),
            NONE,
            "top_k",
            "min_p",
            "repetition_penalty");
    private static final Map<Provider, Map<String, String>> REASONS = Map.of(
            Provider.OPENAI,
            OPENAI,
            Provider.AZURE_OPENAI,
            OPENAI,
            Provider.ANTHROPIC,
            reasons(
                    Map.of("stop", named("stop_sequences"), "max_completion_tokens", named("max_tokens")),
                    NONE,
                    "frequency_penalty",
                    "presence_penalty",
                    "repetition_penalty",
                    "n",
                    "seed",
                    "logit_bias",
                    "logprobs",
                    "top_logprobs",
                    "min_p"),
            Provider.MISTRAL,
            reasons(
                    Map.of(
                            "seed",
                            named("random_seed"),
                            "max_completion_tokens",
                            named("max_tokens"),
                            "stop_sequences",
                            named("stop")),
                    NONE,
                    "top_k",
                    "min_p",
                    "repetition_penalty",
                    "logit_bias",
                    "logprobs",
                    "top_logprobs"),
            Provider.GROQ,
            reasons(Map.of(), UNSUPPORTED, "logit_bias", "logprobs", "top_logprobs"));

    private RefusedParameters() {}

    /** Why the provider would refuse this parameter, or empty if it is not known to. */
    static Optional<String> reason(Provider provider, @Nullable String version, String parameter) {
        if (withoutSampling(provider, version) && SAMPLING.contains(parameter)) {
            // Said once for all of them.
            return Optional.empty();
        }
        return Optional.ofNullable(REASONS.getOrDefault(provider, Map.of()).get(parameter))
                .map(reason -> "%s refuses %s: %s.".formatted(provider.displayName(), parameter, reason));
    }

    /** Whether the provider refuses parameters that steer the sampling, such as temperature. */
    static boolean withoutSampling(Provider provider, @Nullable String version) {
        return provider == Provider.ANTHROPIC && version != null && version.compareTo(ANTHROPIC_WITHOUT_SAMPLING) >= 0;
    }

    static void check(Violations found, LlmConfigForm form) {
        new TreeMap<>(form.modelParameters()).keySet().forEach(parameter -> reason(
                        form.provider(), form.apiVersion(), parameter)
                .ifPresent(why -> found.add(Fields.MODEL_PARAMETERS, why)));
        if (withoutSampling(form.provider(), form.apiVersion())) {
            sampling(found, form);
        }
    }

    private static void sampling(Violations found, LlmConfigForm form) {
        var refused = form.modelParameters().keySet().stream()
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

    private static Map<String, String> reasons(Map<String, String> own, String usual, String... parameters) {
        Map<String, String> reasons = new HashMap<>(own);
        for (String parameter : parameters) {
            reasons.put(parameter, usual);
        }
        return Map.copyOf(reasons);
    }

    private static String named(String other) {
        return "its name there is %s. Rename it".formatted(other);
    }
}
