package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What borrowing a connection and giving it back costs: from a lane, which records the lease, beside bare HikariCP with
 * the same settings. The connections beneath do nothing, so that the difference is all lease.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BorrowReturnBenchmark {
    private static final int SIZE = 32;

    private final ConnectionBook book = new ConnectionBook(new HikariConfig());
    private final HikariDataSource bare = new HikariDataSource(config());
    private final LeaseRegistry leases = new LeaseRegistry();
    private final Lanes lanes = new Lanes(
            Map.of(Lane.MAIN, new LanePool(Lane.MAIN, config(), leases, book)),
            leases,
            new ClientShare(new ClientProperties(100, Duration.ofSeconds(1)), SIZE));

    /** What a request does before it borrows: it says whom it works for. */
    @State(Scope.Thread)
    public static class Request {
        private final Work.Scope scope = new Work(WorkKind.PERSON, null, "LLM configurations", "list").bind();

        @TearDown
        public void end() {
            scope.close();
        }
    }

    @Benchmark
    public void bareHikari() throws SQLException {
        bare.getConnection().close();
    }

    @Benchmark
    public void leased(Request request) throws SQLException {
        lanes.getConnection().close();
    }

    @Benchmark
    @Threads(8)
    public void bareHikariByEightThreads() throws SQLException {
        bare.getConnection().close();
    }

    @Benchmark
    @Threads(8)
    public void leasedByEightThreads(Request request) throws SQLException {
        lanes.getConnection().close();
    }

    @TearDown
    public void close() {
        bare.close();
        lanes.close();
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new IdleSource(book));
        config.setMaximumPoolSize(SIZE);
        config.setAutoCommit(false);
        return config;
    }

    /** Opens connections that go nowhere. */
    private static final class IdleSource extends org.springframework.jdbc.datasource.AbstractDataSource {
        private final ConnectionBook book;

        IdleSource(ConnectionBook book) {
            this.book = book;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return new PhysicalConnection(new IdleConnection(), book);
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public void setLoginTimeout(int seconds) {}
    }
}
