package com.aidock.admin.testing;

import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.Provider;
import java.util.List;
import java.util.Map;

/** Configurations that ask a provider of the test. */
public final class ProviderForms {
    private ProviderForms() {}

    /** An active configuration at this provider; the first model is the default one. */
    @SuppressWarnings("NullAway") // annotations of a compact constructor's parameters are lost in the class file
    public static LlmConfigForm form(String name, FakeProvider provider, String... models) {
        return new LlmConfigForm(
                name,
                null,
                Provider.OPENAI,
                provider.endpoint().toString(),
                null,
                models[0],
                List.of(models),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                true,
                100,
                List.of(),
                Map.of());
    }
}
