package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.PgBouncer;
import com.aidock.admin.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

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

    @ParameterizedTest
    @ValueSource(strings = {"session", "transaction"})
    void the_lanes_stay_below_what_the_pooler_serves_at_once(String mode) throws IOException {
        LaneProperties large =
                new LaneProperties(LaneBudgetTest.lane(3, 10), LaneBudgetTest.lane(1, 4), LaneBudgetTest.lane(1, 2));
        try (PgBouncer pooler = PgBouncer.start(
                "ignore_startup_parameters = extra_float_digits", "pool_mode = " + mode, "default_pool_size = 5")) {
            LaneFactory factory = factory(pooler, large);
            FirstContact.Result contact = factory.meetServer();
            assertThat(contact.facts().limit().connections()).isEqualTo(5);
            assertThat(contact.facts().limit().source()).isEqualTo(PoolerLimit.SOURCE);
            assertThat(factory.fit(contact.facts()).sum()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void migrations_use_no_named_statements_behind_a_pooler() throws Exception {
        try (PgBouncer pooler = PgBouncer.start("ignore_startup_parameters = extra_float_digits")) {
            LaneFactory factory = factory(pooler, LANES);
            DataSource migrations = factory.migrations(factory.meetServer().style());
            try (Connection connection = migrations.getConnection()) {
                assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                        .isZero();
            }
        }
    }

    private static LaneFactory factory(PgBouncer pooler, LaneProperties lanes) {
        String database = TestPostgres.newDatabase().replaceFirst(".*/", "");
        return new LaneFactory(
                DatabaseUrl.parse(pooler.url(database)),
                lanes,
                new ClientProperties(25, Duration.ofSeconds(2)),
                "test",
                new DatabaseErrors());
    }

    private static void check(PgBouncer pooler) {
        LaneFactory factory = factory(pooler, LANES);
        FirstContact.Result contact = factory.meetServer();
        assertThat(contact.style()).isEqualTo(SessionStyle.SET_ON_CONNECT);
        assertThat(contact.facts().behindPooler()).isTrue();
        try (Lanes lanes = factory.open(factory.fit(contact.facts()), contact.style(), new LeaseRegistry())) {
            EffectiveSettings effective = new EffectiveSettings(factory, lanes, contact.style(), Clock.systemUTC());
            assertThat(effective.startupOptions()).isFalse();
            assertThat(effective.of(Lane.MAIN).orElseThrow().driver().prepareThreshold())
                    .isZero();
            assertThat(effective.sessions()).hasSize(12);
            allTookButNames(effective);
            // What was read back was rolled back: what was set before must have been committed by then.
            assertThat(effective.readAgain()).isEmpty();
            allTookButNames(effective);
        }
    }

    /** Lanes share the server's sessions, and with them the name that was set last. */
    private static void allTookButNames(EffectiveSettings effective) {
        assertThat(effective.sessions())
                .filteredOn(setting -> !setting.name().equals("application_name"))
                .hasSize(9)
                .allMatch(EffectiveSetting::took);
    }
}
