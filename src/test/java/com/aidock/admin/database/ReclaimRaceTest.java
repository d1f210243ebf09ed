package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Holders that give back while somebody takes their connections away: no lease of another's may get lost. */
class ReclaimRaceTest {
    private static final Work WORK = Work.job("test", "race");
    private static final int ROUNDS = 150_000;

    private final LeaseRegistry registry = new LeaseRegistry();
    private final Set<Lease> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void taking_a_connection_back_at_the_moment_of_its_return_wipes_no_lease_of_another_thread() throws Exception {
        try (LanePool pool = pool()) {
            AtomicBoolean running = new AtomicBoolean(true);
            CountDownLatch over = new CountDownLatch(2);
            Thread rescuer = Thread.ofPlatform().start(() -> reclaim(running));
            List<Thread> owners = neighbours(() -> borrowAndReturn(pool, over));
            owners.forEach(Thread::start);
            over.await();
            running.set(false);
            rescuer.join();
        }
        assertThat(taken).isNotEmpty();
        assertThat(lost).hasValue(0);
        assertThat(registry.held()).isEmpty();
        assertThat(registry.borrows(Lane.MAIN)).isEqualTo(2 * ROUNDS);
    }

    private void borrowAndReturn(LanePool pool, CountDownLatch over) {
        for (int i = 0; i < ROUNDS; i++) {
            LeasedConnection lease = registry.ask(Lane.MAIN, WORK);
            try (Connection connection = pool.borrow(lease)) {
                for (int look = 0; look < 3; look++) {
                    if (registry.current() != lease && !taken.contains(lease)) {
                        lost.incrementAndGet();
                        break;
                    }
                }
                connection.isReadOnly();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        over.countDown();
    }

    private void reclaim(AtomicBoolean running) {
        while (running.get()) {
            for (Lease lease : registry.held()) {
                taken.add(lease);
                // The lease alone: a pool that has to replace its connections would be busy with nothing else.
                ((LeasedConnection) lease).reclaim(connection -> {});
            }
        }
    }

    /** Two threads that look for a place for their leases at the same spot. */
    private static List<Thread> neighbours(Runnable task) {
        List<Thread> all = new ArrayList<>();
        while (true) {
            Thread next = Thread.ofPlatform().unstarted(task);
            for (Thread other : all) {
                if (LeaseTable.home(other) == LeaseTable.home(next)) {
                    return List.of(other, next);
                }
            }
            all.add(next);
        }
    }

    private LanePool pool() {
        HikariConfig config = new HikariConfig();
        ConnectionBook book = new ConnectionBook(config);
        config.setPoolName("race");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(4);
        config.setDataSource(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return new PhysicalConnection(new IdleConnection(), book);
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        });
        return new LanePool(Lane.MAIN, config, 4, registry, book);
    }
}
