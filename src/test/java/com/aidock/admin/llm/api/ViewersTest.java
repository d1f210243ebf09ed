package com.aidock.admin.llm.api;

import static com.aidock.admin.llm.api.ApiClient.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.llm.CreateOnce;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.HttpBrowser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@ApiTest
class ViewersTest {
    private final LlmConfigs configs;
    private final CreateOnce once;

    @LocalServerPort
    int port;

    @Autowired
    ViewersTest(LlmConfigs configs, CreateOnce once) {
        this.configs = configs;
        this.once = once;
    }

    @Test
    void nobody_reads_without_signing_in() {
        HttpBrowser browser = new HttpBrowser(port);
        for (String path : new String[] {ALL, ALL + "/1", ALL + "/1/models", "/v3/api-docs", "/v3/api-docs.yaml"}) {
            HttpResponse<String> refused = browser.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void the_services_themselves_let_viewers_read_and_change_nothing() {
        assertThat(configs.find(1)).isEmpty();
        var form = ProviderDefaults.form(Provider.OLLAMA, "Mine", null, false);
        assertThatThrownBy(() -> configs.updateWithoutKey(1, 0, form)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> configs.delete(1, 0)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        once.create(form, null, new CreateOnce.Request("k", Secret.of("{}")), ViewersTest::answer))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static CreateOnce.Answer answer(LlmConfigDetails created) {
        return new CreateOnce.Answer(created.id(), "", "", false);
    }
}
