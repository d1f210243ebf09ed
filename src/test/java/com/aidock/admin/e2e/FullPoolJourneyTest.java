package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.HeldConnections;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The promise: the console still works while every main connection is taken. */
class FullPoolJourneyTest extends Journey {
    private final Lanes lanes;
    private final LlmConfigs configs;
    private final JsonMapper json;

    @Autowired
    FullPoolJourneyTest(Lanes lanes, LlmConfigs configs, JsonMapper json) {
        this.lanes = lanes;
        this.configs = configs;
        this.json = json;
    }

    @Test
    @WithMockUser(roles = "ADMIN")
    void keeps_answering_while_every_main_connection_is_taken() throws Exception {
        configs.quickCreate(
                new QuickCreate(Provider.OPENAI, "Drafting assistant", Secret.of("sk-journey-0123456789"), ""));
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            Page list = signedIn("/admin/llm-configs?state=all");
            assertThat(list.locator("#new-config")).isVisible();
            assertThat(list.locator(".late-notice.shown")).containsText("100 of 100");

            Page pool = signedIn("/admin/pool-health");
            assertThat(pool.locator("main, vaadin-app-layout")).containsText("Critical");
            assertThat(pool.locator("body")).containsText("Test storm");
            assertThat(pool.locator("pool-chart canvas")).isVisible();
            picture(pool, "pool-health-critical");
            picture(list, "llm-configs-late");

            JsonNode status = status();
            assertThat(status.get("pool_health").asString()).isEqualTo("critical");
            assertThat(status.get("sync_pool").get("checked_out").asInt()).isEqualTo(100);
            assertThat(status.get("waiting").asInt()).isPositive();

            // Nothing came back so far: all of this was answered without a main connection.
            assertThat(lanes.reading(Lane.MAIN).idle()).isZero();
            held.holdExactly(0);
            assertThat(list.locator("vaadin-grid")).containsText("Drafting assistant");
            assertThat(pool.locator("main, vaadin-app-layout")).containsText("Healthy");
        }
    }

    private JsonNode status() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/admin/llm-configs/debug/pool-status")))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return json.readTree(response.body());
        }
    }
}
