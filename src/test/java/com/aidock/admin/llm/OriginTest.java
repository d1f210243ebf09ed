package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, https://API.Example.org:443/other/path",
        "https://api.example.org, https://api.example.org./v1",
        "http://api.example.org, http://api.example.org:80",
        "http://api.example.org, https://api.example.org"
    })
    void stays_where_only_the_path_or_the_spelling_changes_or_tls_is_added(String enteredFor, String endpoint) {
        assertThat(Origin.stays(enteredFor, Origin.called(Provider.CUSTOM, endpoint)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, http://api.example.org",
        "https://api.example.org, https://api.example.org:8443",
        "https://api.example.org, https://api.example.org.evil.example",
        "https://api.example.org, https://example.org",
        "http://api.example.org:8080, https://api.example.org",
        "http://api.example.org, https://api.example.org:8443",
        "https://a.openai.azure.com, https://x.westeurope.cloudapp.azure.com",
        "https://a.openai.azure.com, https://b.openai.azure.com",
        "no endpoint, https://a.openai.azure.com"
    })
    void moves_where_scheme_host_or_port_change(String enteredFor, String endpoint) {
        assertThat(Origin.stays(enteredFor, Origin.called(Provider.AZURE_OPENAI, endpoint)))
                .isFalse();
    }

    @Test
    void without_an_endpoint_the_provider_s_own_is_called_or_nothing() {
        assertThat(Origin.called(Provider.OPENAI, null)).isEqualTo("https://api.openai.com");
        assertThat(Origin.called(Provider.AZURE_OPENAI, null)).isEqualTo(Origin.NONE);
        assertThat(Origin.stays("https://proxy.example", Origin.called(Provider.OPENAI, null)))
                .isFalse();
        assertThat(Origin.stays("https://a.example", Origin.NONE)).isTrue();
        assertThat(Origin.isTrusted("https://a.example", Origin.NONE)).isFalse();
    }
}
