package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Holds HikariCP to what is read of it: another version of it may name or use its fields otherwise. */
class PoolClockTest {
    private final HikariPool pool = pool();

    @AfterEach
    void close() throws InterruptedException {
        pool.shutdown();
    }

    @Test
    void the_time_of_a_return_comes_from_the_pool_itself() throws SQLException {
        assertThat(PoolClock.shared()).isTrue();
        Connection connection = pool.getConnection();
        long before = System.nanoTime();
        connection.close();
        long after = System.nanoTime();
        await().pollDelay(Duration.ofMillis(5)).until(() -> true);
        assertThat(PoolClock.returnedAt(connection, before)).isBetween(before, after);
    }

    @Test
    void who_found_a_connection_free_acquired_it_when_it_asked() throws SQLException {
        pool.getConnection().close();
        long asked = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            assertThat(PoolClock.acquiredAt(connection, asked)).isEqualTo(asked);
        }
    }

    @Test
    void who_waited_for_another_to_give_it_back_acquired_it_now() throws Exception {
        Connection held = pool.getConnection();
        long asked = System.nanoTime();
        CompletableFuture<Connection> waiter = CompletableFuture.supplyAsync(this::borrow);
        await().until(() -> pool.getThreadsAwaitingConnection() == 1);
        long released = System.nanoTime();
        held.close();
        try (Connection connection = waiter.get()) {
            assertThat(PoolClock.acquiredAt(connection, asked)).isGreaterThan(released);
        }
    }

    @Test
    void a_connection_that_never_came_back_was_given_back_now() throws SQLException {
        Connection connection = pool.getConnection();
        long acquired = System.nanoTime();
        pool.evictConnection(connection);
        connection.close();
        assertThat(PoolClock.returnedAt(connection, acquired)).isGreaterThan(acquired);
    }

    private Connection borrow() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariPool pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new SingleConnectionDataSource(new IdleConnection(), false));
        config.setMaximumPoolSize(1);
        config.validate();
        return new HikariPool(config);
    }
}
