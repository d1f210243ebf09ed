package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.aidock.admin.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "aidock.lanes.reserved.wait=300ms")
@PostgresTest
class DatabaseWatchTest {
    private static final Work WORK = Work.job("test", "prepare");

    private final Lanes lanes;
    private final DatabaseState state;
    private final DatabaseWatch watch;

    @Autowired
    DatabaseWatchTest(Lanes lanes, DatabaseState state) {
        this.lanes = lanes;
        this.state =
                new DatabaseState(Clock.fixed(Instant.parse("2026-07-17T09:00:00Z"), ZoneOffset.UTC), state.facts());
        this.watch = new DatabaseWatch(lanes, this.state, new DatabaseErrors());
    }

    @Test
    void a_full_reserved_lane_does_not_mean_that_the_database_is_away() {
        try (HeldConnections held = HeldConnections.take(
                lanes, WorkKind.RESCUE, lanes.reading(Lane.RESERVED).capacity())) {
            watch.look();
            assertThat(state.reachable()).isTrue();
            assertThat(state.error()).isNull();
            held.holdExactly(0);
        }
        watch.look();
        assertThat(state.openConnections()).isPositive();
    }

    @Test
    void sessions_that_the_server_hides_from_an_ordinary_user_are_counted_as_well() throws SQLException {
        String url = TestPostgres.newDatabase();
        WORK.run(() -> execute("create role plain login"));
        LaneProperties small =
                new LaneProperties(LaneBudgetTest.lane(1, 2), LaneBudgetTest.lane(1, 2), LaneBudgetTest.lane(1, 2));
        LaneFactory factory = new LaneFactory(
                DatabaseUrl.parse(url.replace("postgres@", "plain@")),
                small,
                new ClientProperties(25, Duration.ofSeconds(2)),
                "plain",
                new DatabaseErrors());
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 5);
                Lanes plain = factory.open(small, SessionStyle.STARTUP_OPTIONS, new LeaseRegistry());
                DatabaseWatch eyes = new DatabaseWatch(plain, state, new DatabaseErrors())) {
            eyes.look();
            assertThat(state.clients().ours()).isGreaterThanOrEqualTo(6);
            assertThat(state.clients().replicas()).isEqualTo(2);
            // And none that is no client, such as the server's launcher of replication.
            await().untilAsserted(() -> {
                eyes.look();
                assertThat(state.openConnections()).isEqualTo(clients());
            });
        } finally {
            WORK.run(() -> execute("drop role plain"));
        }
    }

    private int clients() throws SQLException {
        try (Work.Scope work = WORK.bind();
                Connection connection = lanes.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where backend_type = 'client backend'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) {
        try (Connection connection = lanes.getConnection()) {
            connection.createStatement().execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
