package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.Application;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.testing.FakeSentry;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import io.sentry.Sentry;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The whole program, its main lane exhausted in earnest. */
@SpringBootTest(
        classes = Application.class,
        properties = {
            "aidock.lanes.main.minimum-idle=1",
            "aidock.lanes.main.maximum-size=3",
            "aidock.lanes.main.connection-timeout=300ms",
            "aidock.incidents.quiet=1s"
        })
@PostgresTest
@DirtiesContext
class FullPoolSentryTest {
    private static final FakeSentry SENTRY = FakeSentry.start();

    @Autowired
    private DataSource lanes;

    @Autowired
    private EntityManager entityManager;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Incidents incidents;

    @Autowired
    private ErrorReports reports;

    @DynamicPropertySource
    static void pointAtTheFake(DynamicPropertyRegistry registry) {
        registry.add("sentry.dsn", SENTRY::dsn);
    }

    @AfterAll
    static void stop() {
        SENTRY.close();
    }

    @Test
    void a_pool_timeout_arrives_once_with_the_pool_as_it_was_and_asks_for_no_connection() {
        ErrorReference reference;
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 3)) {
            reference =
                    new Work(WorkKind.PERSON, null, "LLM configurations", "list").call(() -> reports.report(query()));
        }

        Sentry.flush(5000);
        assertThat(timeouts(reference)).singleElement().satisfies(event -> {
            assertThat(event.path("event_id").asString()).isEqualTo(reference.id());
            assertThat(event.path("fingerprint").toString()).isEqualTo("[\"database-pool-timeout\"]");
            assertThat(tag(event, "pool_health")).isEqualTo("critical");
            assertThat(tag(event, "pool_utilisation")).isEqualTo("100.0");
            assertThat(tag(event, "lane")).isEqualTo("main");
            assertThat(tag(event, "route")).isEqualTo("LLM configurations");
        });
    }

    @Test
    void the_incident_is_told_under_its_own_id_and_in_the_same_issue_as_the_timeouts() {
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 3)) {
            new Work(WorkKind.PERSON, null, "LLM configurations", "list").call(() -> reports.report(query()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> SENTRY.events().stream().anyMatch(FullPoolSentryTest::ofIncident));
        }
        JsonNode incident = SENTRY.events().stream()
                .filter(FullPoolSentryTest::ofIncident)
                .findFirst()
                .orElseThrow();
        assertThat(incidents.remembered())
                .extracting(remembered -> remembered.id().toString().replace("-", ""))
                .contains(incident.path("event_id").asString());
        assertThat(tag(incident, "places")).contains("Test storm › hold");
        assertThat(SENTRY.events())
                .extracting(event -> event.path("fingerprint").toString())
                .containsOnly("[\"database-pool-timeout\"]");
    }

    private static List<JsonNode> timeouts(ErrorReference reference) {
        return SENTRY.events().stream()
                .filter(event -> event.path("event_id").asString().equals(reference.id()))
                .toList();
    }

    private static boolean ofIncident(JsonNode event) {
        return event.path("tags").has("cause");
    }

    private Throwable query() {
        return catchThrowable(() -> new TransactionTemplate(transactions)
                .execute(status -> entityManager.createNativeQuery("select 1").getSingleResult()));
    }

    private static String tag(JsonNode event, String name) {
        return event.path("tags").path(name).asString();
    }
}
