package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.PgBouncer;
import com.aidock.admin.testing.TestPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PgBouncerTest {
    private static final LaneProperties LANES =
            new LaneProperties(LaneBudgetTest.lane(1, 4), LaneBudgetTest.lane(1, 2), LaneBudgetTest.lane(1, 2));

    @BeforeAll
    static void needs_the_real_thing() {
        boolean there = PgBouncer.program().isPresent();
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("CI has PgBouncer installed")
                .isTrue();
        Assumptions.assumeTrue(there, "PgBouncer is not installed");
    }

    @Test
    void settings_take_although_the_pooler_refuses_start_up_options() throws IOException {
        try (PgBouncer pooler = PgBouncer.start("ignore_startup_parameters = extra_float_digits")) {
            check(pooler);
        }
    }

    @Test
    void settings_take_although_the_pooler_drops_start_up_options() throws IOException {
        try (PgBouncer pooler = PgBouncer.start("ignore_startup_parameters = extra_float_digits,options")) {
            check(pooler);
        }
    }

    private static void check(PgBouncer pooler) {
        String database = TestPostgres.newDatabase().replaceFirst(".*/", "");
        LaneFactory factory = new LaneFactory(
                DatabaseUrl.parse(pooler.url(database)),
                LANES,
                new ClientProperties(25, Duration.ofSeconds(2)),
                "test",
                new DatabaseErrors());
        FirstContact.Result contact = factory.meetServer();
        assertThat(contact.style()).isEqualTo(SessionStyle.SET_ON_CONNECT);
        assertThat(contact.facts().behindPooler()).isTrue();
        try (Lanes lanes = factory.open(factory.fit(contact.facts()), contact.style(), new LeaseRegistry())) {
            EffectiveSettings effective = new EffectiveSettings(factory, lanes, contact.style(), Clock.systemUTC());
            assertThat(effective.startupOptions()).isFalse();
            assertThat(effective.of(Lane.MAIN).orElseThrow().driver().prepareThreshold())
                    .isZero();
            assertThat(effective.sessions()).hasSize(12).allMatch(EffectiveSetting::took);
            // What was read back was rolled back: what was set before must have been committed by then.
            assertThat(effective.readAgain()).isEmpty();
            // Lanes share the server's sessions now, and with them the name that was set last.
            assertThat(effective.sessions())
                    .filteredOn(setting -> !setting.name().equals("application_name"))
                    .hasSize(9)
                    .allMatch(EffectiveSetting::took);
        }
    }
}
