package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aidock.admin.Application;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.FakeSentry;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import io.sentry.Sentry;
import jakarta.persistence.EntityManager;
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
            "aidock.lanes.main.connection-timeout=300ms"
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
        assertThat(SENTRY.events()).singleElement().satisfies(event -> {
            assertThat(event.path("event_id").asString()).isEqualTo(reference.id());
            assertThat(event.path("fingerprint").toString()).isEqualTo("[\"database-pool-timeout\"]");
            assertThat(tag(event, "pool_health")).isEqualTo("critical");
            assertThat(tag(event, "pool_utilisation")).isEqualTo("100.0");
            assertThat(tag(event, "lane")).isEqualTo("main");
            assertThat(tag(event, "route")).isEqualTo("LLM configurations");
        });
    }

    private Throwable query() {
        return catchThrowable(() -> new TransactionTemplate(transactions)
                .execute(status -> entityManager.createNativeQuery("select 1").getSingleResult()));
    }

    private static String tag(JsonNode event, String name) {
        return event.path("tags").path(name).asString();
    }
}
