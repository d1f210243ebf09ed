package com.aidock.admin.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a configuration starts with when the administrator has chosen a provider and nothing else. */
public final class ProviderDefaults {
    private static final int MAX_TOKENS = 4000;
    private static final double TEMPERATURE = 0.7;

    private ProviderDefaults() {}

    /** A configuration without model and price: names and prices age, so they are asked for and not assumed. */
    public static LlmConfigForm form(Provider provider, String name, @Nullable String description, boolean active) {
        return new LlmConfigForm(
                name,
                description,
                provider,
                provider.defaultEndpoint(),
                provider.defaultVersion(),
                null,
                List.of(),
                parameters(provider),
                provider.defaultRpm(),
                provider.defaultTpm(),
                null,
                null,
                null,
                null,
                null,
                active,
                true,
                provider.defaultPriority(),
                List.of(),
                Map.of(
                        SettingRules.TIMEOUT,
                        Math.toIntExact(provider.defaultTimeout().toSeconds())));
    }

    private static Map<String, @Nullable Object> parameters(Provider provider) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put(ParameterRules.MAX_TOKENS, MAX_TOKENS);
        if (!ParameterRules.refusesSampling(provider, provider.defaultVersion())) {
            parameters.put(ParameterRules.TEMPERATURE, TEMPERATURE);
        }
        return parameters;
    }
}
