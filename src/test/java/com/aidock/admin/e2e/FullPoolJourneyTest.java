package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The promise: the console still works while every main connection is taken. */
class FullPoolJourneyTest extends Journey {
    private static final Work STORM = new Work(WorkKind.PERSON, null, "Test storm", "hold");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    @Test
    void the_open_page_tells_of_a_storm_within_two_seconds_though_connections_are_still_to_be_opened()
            throws Exception {
        Page page = signedIn("/admin/pool-health");
        assertThat(page.locator(".pool-page .page-header")).containsText("Healthy");
        keep_only_the_kept_ones();
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> storm = new ArrayList<>();
        try {
            long begin = System.nanoTime();
            for (int i = 0; i < 95; i++) {
                storm.add(Thread.startVirtualThread(() -> STORM.run(() -> hold(end))));
            }
            // Looks at every frame, where an assertion would pause for up to a second.
            page.waitForFunction(
                    "() => /Critical|Warning|waiting/"
                            + ".test(document.querySelector('.pool-page .page-header').textContent)",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE.toMillis()));
            Duration alarm = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("alarm after %d ms with %s%n", alarm.toMillis(), lanes.reading(Lane.MAIN));
            assertThat(alarm).isLessThan(Duration.ofSeconds(2));
            assertThat(page.locator(".pool-page .page-header")).containsText("Critical");
        } finally {
            end.countDown();
            for (Thread thread : storm) {
                thread.join();
            }
        }
        assertThat(page.locator(".pool-page .page-header")).containsText("Healthy");
    }

    private void keep_only_the_kept_ones() {
        LaneTuning before = lanes.tuning(Lane.MAIN);
        lanes.tune(Lane.MAIN, before.sized(before.minimumIdle(), before.minimumIdle()));
        await().atMost(PATIENCE).until(() -> lanes.reading(Lane.MAIN).total() == before.minimumIdle());
        lanes.tune(Lane.MAIN, before);
    }

    private void hold(CountDownLatch end) {
        try (Connection ignored = lanes.getConnection()) {
            end.await();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
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
