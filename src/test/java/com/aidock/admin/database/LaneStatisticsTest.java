package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.TestPostgres;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lane of two connections over a real server. */
class LaneStatisticsTest {
    private static final Work WORK = new Work(WorkKind.PERSON, null, "Test", "borrow");
    private final LeaseRegistry leases = new LeaseRegistry();
    private final LanePool lane = lane(300);

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void each_borrow_counts_once_as_asked_acquired_and_held() throws SQLException {
        Connection twice = borrow();
        twice.close();
        twice.close();
        borrow().close();
        LaneStatistics statistics = lane.statistics();
        assertThat(statistics.borrows()).isEqualTo(2);
        assertThat(statistics.acquire().count()).isEqualTo(2);
        assertThat(statistics.hold().count()).isEqualTo(2);
        assertThat(statistics.created())
                .isPositive()
                .isEqualTo(statistics.creation().count());
    }

    @Test
    void who_gives_up_is_a_time_out_and_acquired_nothing() throws SQLException {
        try (Connection first = borrow();
                Connection second = borrow()) {
            assertThat(first).isNotSameAs(second);
            assertThatThrownBy(() -> borrow()).isInstanceOf(SQLTransientConnectionException.class);
        }
        assertThat(lane.statistics().timeouts()).isOne();
        assertThat(lane.statistics().borrows()).isEqualTo(3);
        assertThat(lane.statistics().acquire().count()).isEqualTo(2);
        assertThat(lane.statistics().hold().percentile(1)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void the_programs_own_look_at_the_database_misses_nothing_that_anybody_waits_for() throws SQLException {
        Work look = new Work(WorkKind.RESCUE, null, "Test", "look");
        try (Connection first = borrow();
                Connection second = borrow()) {
            assertThat(first).isNotSameAs(second);
            assertThatThrownBy(() -> lane.borrow(leases.ask(Lane.MAIN, look)))
                    .isInstanceOf(SQLTransientConnectionException.class);
        }
        assertThat(lane.statistics().timeouts()).isZero();
    }

    @Test
    void at_the_end_nobody_waits_long() {
        try (LanePool ending = lane(60_000)) {
            ending.hurry();
            assertThat(ending.control().tuning().connectionTimeout()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void one_that_the_server_ended_is_broken() throws SQLException {
        try (Connection victim = borrow();
                Connection killer = borrow()) {
            int pid = victim.unwrap(PhysicalConnection.class).backendPid();
            killer.createStatement().execute("select pg_terminate_backend(%d)".formatted(pid));
            assertThatThrownBy(() -> victim.createStatement().execute("select 1"))
                    .isInstanceOf(SQLException.class);
        }
        awaitClosed(CloseReason.BROKEN, 1);
    }

    @Test
    void one_that_was_evicted_by_hand_says_so_also_when_it_was_in_use() throws SQLException {
        Connection inUse = borrow();
        lane.control().evict(CloseReason.EVICTED);
        inUse.close();
        await().until(() -> lane.statistics().closed(CloseReason.EVICTED) >= 1);
        assertThat(lane.statistics().closed(CloseReason.OTHER)).isZero();
    }

    @Test
    void one_taken_from_its_holder_says_so_and_its_hold_counts_once() throws SQLException {
        Connection lost = borrow();
        lane.reclaim(leases.held().getFirst());
        lost.close();
        awaitClosed(CloseReason.RECLAIMED, 1);
        assertThat(lane.statistics().hold().count()).isOne();
    }

    @Test
    void who_is_told_to_stop_on_the_way_to_its_connection_leaves_it_whole_in_the_pool() throws SQLException {
        // The clock is read for the last time when the connection is there already.
        AtomicInteger readings = new AtomicInteger();
        LeaseRegistry stopping = new LeaseRegistry(() -> {
            if (readings.incrementAndGet() == 2) {
                Thread.currentThread().interrupt();
            }
            return System.nanoTime();
        });
        ClientShare share = new ClientShare(new ClientProperties(100, Duration.ofSeconds(1)), 2);
        try (LanePool one = lane(300, stopping)) {
            assertThatThrownBy(() -> one.borrow(stopping.ask(Lane.MAIN, WORK), share))
                    .hasMessageContaining("Interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stopping.held()).isEmpty();
            try (Connection first = one.borrow(stopping.ask(Lane.MAIN, WORK), share);
                    Connection second = one.borrow(stopping.ask(Lane.MAIN, WORK), share)) {
                first.createStatement().execute("select 1");
                second.createStatement().execute("select 1");
            }
            assertThat(one.statistics().closed(CloseReason.BROKEN)).isZero();
        }
    }

    @Test
    void those_left_at_the_end_were_shut_down() throws SQLException {
        borrow().close();
        lane.close();
        assertThat(lane.statistics().closed(CloseReason.SHUTDOWN))
                .isEqualTo(lane.statistics().created());
    }

    private Connection borrow() throws SQLException {
        return lane.borrow(leases.ask(Lane.MAIN, WORK));
    }

    private void awaitClosed(CloseReason reason, long times) {
        await().until(() -> lane.statistics().closed(reason) == times);
    }

    private LanePool lane(long timeoutMillis) {
        return lane(timeoutMillis, leases);
    }

    private static LanePool lane(long timeoutMillis, LeaseRegistry leases) {
        HikariConfig config = new HikariConfig();
        ConnectionBook book = new ConnectionBook(config);
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        String url = TestPostgres.server().getJdbcUrl("postgres", "postgres");
        config.setDataSource(new DriverSource(url, properties, book, null));
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(timeoutMillis);
        return new LanePool(Lane.MAIN, config, config.getMinimumIdle(), leases, book);
    }
}
