package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderTest {
    @ParameterizedTest
    @EnumSource
    void is_found_by_its_own_id(Provider provider) {
        assertThat(Provider.fromId(provider.id())).contains(provider);
    }

    @Test
    void is_not_found_by_an_unknown_or_misspelt_id() {
        assertThat(Provider.fromId("OPENAI")).isEmpty();
        assertThat(Provider.fromId("acme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, https://api.openai.com/v1, , 3000, 90000, 10, 30, true",
        "anthropic, https://api.anthropic.com, 2023-06-01, 1000, 40000, 20, 60, true",
        "google, https://generativelanguage.googleapis.com, v1beta, 300, 30000, 30, 30, true",
        "mistral, https://api.mistral.ai, , 1000, 50000, 40, 30, true",
        "cohere, https://api.cohere.com, , , , 100, 30, true",
        "huggingface, https://router.huggingface.co/v1, , , , 100, 30, true",
        "azure_openai, , 2024-10-21, 2000, 60000, 15, 30, true",
        "custom, , , , , 100, 30, false",
        "ollama, http://localhost:11434, , , , 100, 30, false",
        "openrouter, https://openrouter.ai/api/v1, , , , 100, 30, true",
        "groq, https://api.groq.com/openai/v1, , , , 100, 30, true",
    })
    void brings_its_defaults(
            String id,
            String endpoint,
            String version,
            Integer rpm,
            Integer tpm,
            int priority,
            int seconds,
            boolean needsKey) {
        Provider provider = Provider.fromId(id).orElseThrow();
        assertThat(provider.defaultEndpoint()).isEqualTo(endpoint);
        assertThat(provider.defaultVersion()).isEqualTo(version);
        assertThat(provider.defaultRpm()).isEqualTo(rpm);
        assertThat(provider.defaultTpm()).isEqualTo(tpm);
        assertThat(provider.defaultPriority()).isEqualTo(priority);
        assertThat(provider.defaultTimeout()).hasSeconds(seconds);
        assertThat(provider.needsKey()).isEqualTo(needsKey);
    }
}
