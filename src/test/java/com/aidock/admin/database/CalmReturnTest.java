package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class CalmReturnTest {
    private final LeaseRegistry leases = new LeaseRegistry();
    /** What the pool finds on the thread that returns a connection. */
    private final AtomicReference<Boolean> interrupted = new AtomicReference<>();

    private final HikariPool pool = pool();

    @AfterEach
    void close() throws InterruptedException {
        Thread.interrupted();
        pool.shutdown();
    }

    @Test
    void who_was_interrupted_gives_back_in_peace_and_is_still_interrupted_then() throws SQLException {
        Connection lease = lend();
        Thread.currentThread().interrupt();
        lease.close();
        assertThat(interrupted).hasValue(false);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void nobody_is_interrupted_by_giving_back() throws SQLException {
        lend().close();
        assertThat(interrupted).hasValue(false);
        assertThat(Thread.interrupted()).isFalse();
    }

    private Connection lend() throws SQLException {
        LeasedConnection lease = leases.ask(Lane.MAIN, Work.job("test", "return"));
        leases.acquired(lease, pool.getConnection(), 1, leases.now());
        return lease;
    }

    private HikariPool pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new SingleConnectionDataSource(
                new IdleConnection() {
                    @Override
                    public void clearWarnings() {
                        interrupted.set(Thread.currentThread().isInterrupted());
                    }
                },
                true));
        config.setMaximumPoolSize(1);
        config.validate();
        return new HikariPool(config);
    }
}
