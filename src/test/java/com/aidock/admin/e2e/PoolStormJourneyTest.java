package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.testing.FakeSentry;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.sentry.Sentry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * An incident from its first second to its end: one forgotten transaction stops everybody, and the administrator finds
 * it on the open page and ends it. Takes the pictures of the guide.
 */
@DirtiesContext
class PoolStormJourneyTest extends Journey {
    private static final int SAVING = 95;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FakeSentry SENTRY = FakeSentry.start();

    private record Ben(String id, String displayName) implements Actor {}

    private final Lanes lanes;
    private final Incidents incidents;
    private final CountDownLatch locked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @Autowired
    PoolStormJourneyTest(Lanes lanes, Incidents incidents) {
        this.lanes = lanes;
        this.incidents = incidents;
    }

    @DynamicPropertySource
    static void tell_sentry_and_close_incidents_soon(DynamicPropertyRegistry registry) {
        registry.add("sentry.dsn", SENTRY::dsn);
        registry.add("aidock.incidents.quiet", () -> "2s");
    }

    @AfterAll
    static void stop() {
        SENTRY.close();
    }

    @Test
    void an_incident_is_seen_understood_ended_and_told_once() throws Exception {
        Page page = signedIn("/admin/pool-health");
        assertThat(page.locator("body")).containsText("Healthy");
        open_all_connections();
        forget_a_transaction();
        try {
            long begin = System.nanoTime();
            save_behind_it();
            // Looks at every frame, where an assertion would pause for up to a second.
            page.waitForFunction(
                    "() => document.querySelector('.pool-page .page-header').textContent.includes('Critical')",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
            picture(page, "guide-1-alarm");

            assertThat(page.locator(".incident-line")).containsText("lock chain");
            assertThat(page.locator(".incident-line")).containsText("ben@dock.example (LLM configurations › save)");
            picture(page, "guide-2-cause");

            end_the_root(page);
            assertThat(page.locator(".pool-page .page-header")).containsText("Healthy");
            page.locator("vaadin-tab", new Page.LocatorOptions().setHasText("Incidents"))
                    .click();
            await().atMost(PATIENCE).until(() -> incidents.current().isEmpty());
            Locator row = page.locator(".incident-row").first();
            assertThat(row).containsText(", for ");
            row.click();
            assertThat(page.locator(".incident-detail")).containsText("Event in Sentry");
            picture(page, "guide-4-story");
        } finally {
            never.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        told();
    }

    private void end_the_root(Page page) {
        page.locator("#incident-remedy").click();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        assertThat(dialog).containsText("ben@dock.example");
        assertThat(dialog.locator("#terminate-session")).isEnabled();
        dialog.locator("#act-reason input").fill("Forgotten transaction, agreed with Ben by phone");
        picture(page, "guide-3-preview");
        dialog.locator("#terminate-session").click();
        assertThat(dialog).not().isVisible();
    }

    private void told() {
        Incident incident = incidents.remembered().getFirst();
        assertThat(incident.verdict().cause()).isEqualTo(Cause.LOCK_CHAIN);
        assertThat(incident.closedAt()).isNotNull();
        assertThat(incident.peakUtilisation()).isGreaterThan(0.9);
        assertThat(incident.timeouts()).isZero();
        assertThat(incident.users()).contains("ben@dock.example");
        Sentry.flush(5_000);
        // Sentry is one for the process, and applications of other journeys may have trouble of their own in it.
        List<JsonNode> events = SENTRY.events().stream()
                .filter(event -> event.path("tags").path("places").asString("").contains("LLM configurations"))
                .toList();
        assertThat(events)
                .extracting(event -> event.path("fingerprint").toString())
                .containsOnly("[\"database-pool-timeout\"]");
        assertThat(events)
                .extracting(event -> event.path("event_id").asString())
                .containsExactly(incident.id().toString().replace("-", ""));
    }

    /**
     * As after a busy morning. HikariCP opens one session at a time, 40 ms each here: from 30 on, the lane could not be
     * full within 2 s, and before it is there is nothing to raise an alarm about.
     */
    private void open_all_connections() {
        LaneTuning before = lanes.tuning(Lane.MAIN);
        lanes.tune(Lane.MAIN, before.sized(before.maximumSize(), before.maximumSize()));
        await().atMost(PATIENCE).until(() -> lanes.reading(Lane.MAIN).total() == before.maximumSize());
        lanes.tune(Lane.MAIN, before);
    }

    private void forget_a_transaction() throws InterruptedException {
        begin(connection -> {
            lock(connection);
            locked.countDown();
            never.await();
        });
        locked.await();
    }

    private void save_behind_it() {
        for (int i = 0; i < SAVING; i++) {
            begin(PoolStormJourneyTest::lock);
        }
    }

    private void begin(Deed deed) {
        Work work = new Work(WorkKind.PERSON, new Ben("7", "ben@dock.example"), "LLM configurations", "save");
        threads.add(Thread.startVirtualThread(() -> work.run(() -> attempt(deed))));
    }

    private void attempt(Deed deed) {
        try (Connection connection = lanes.getConnection()) {
            deed.with(connection);
            connection.rollback();
        } catch (Exception e) {
            // The one whose session is ended finds out here; that is what the journey is about.
            Thread.currentThread().interrupt();
        }
    }

    private static void lock(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(4711)");
        }
    }

    /** What one thread of the storm does with its connection. */
    @FunctionalInterface
    private interface Deed {
        void with(Connection connection) throws Exception;
    }
}
