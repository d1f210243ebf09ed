package com.aidock.admin.database;

import com.vladmihalcea.flexypool.FlexyPoolDataSource;
import com.vladmihalcea.flexypool.adaptor.HikariCPPoolAdapter;
import com.vladmihalcea.flexypool.config.FlexyPoolConfiguration;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.DataSourceQueryCountListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What borrowing a connection and giving it back costs: from a lane, with its lease and its statistics, beside bare
 * HikariCP with the same settings and beside what others put around it. The connections beneath do nothing, so that the
 * difference is all bookkeeping. {@code ./aidock bench borrow} runs it so that the proportions can be trusted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BorrowReturnBenchmark {
    private static final int SIZE = 32;

    /** Who lends. */
    public enum Lender {
        BARE("bare HikariCP"),
        LANE("a lane: lease and statistics"),
        PROXY("HikariCP in datasource-proxy"),
        FLEXY("HikariCP in FlexyPool"),
        LEAK("HikariCP with its leak detection");

        private final String label;

        Lender(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @Param
    private Lender lender = Lender.BARE;

    private DataSource source = new IdleSource(new ConnectionBook(new HikariConfig()));
    private AutoCloseable pool = () -> {};

    /** What a request does before it borrows: it says whom it works for. */
    @State(Scope.Thread)
    public static class Request {
        private final Work.Scope scope = new Work(WorkKind.PERSON, null, "LLM configurations", "list").bind();

        @TearDown
        public void end() {
            scope.close();
        }
    }

    @Setup
    public void open() {
        HikariConfig config = new HikariConfig();
        ConnectionBook book = new ConnectionBook(config);
        config.setDataSource(new IdleSource(book));
        config.setMaximumPoolSize(SIZE);
        config.setAutoCommit(false);
        switch (lender) {
            case LANE -> use(lanes(config, book));
            case LEAK -> {
                config.setLeakDetectionThreshold(Duration.ofSeconds(10).toMillis());
                use(new HikariDataSource(config));
            }
            default -> use(new HikariDataSource(config));
        }
    }

    private <P extends DataSource & AutoCloseable> void use(P opened) {
        pool = opened;
        source = switch (lender) {
            case PROXY ->
                ProxyDataSourceBuilder.create(opened)
                        .listener(new DataSourceQueryCountListener())
                        .build();
            case FLEXY -> flexy((HikariDataSource) (DataSource) opened);
            default -> opened;
        };
    }

    private static DataSource flexy(HikariDataSource hikari) {
        return new FlexyPoolDataSource<>(
                new FlexyPoolConfiguration.Builder<>("bench", hikari, HikariCPPoolAdapter.FACTORY).build());
    }

    private static Lanes lanes(HikariConfig config, ConnectionBook book) {
        LeaseRegistry leases = new LeaseRegistry();
        LanePool one = new LanePool(Lane.MAIN, config, config.getMinimumIdle(), leases, book);
        return new Lanes(
                Map.of(Lane.MAIN, one, Lane.BACKGROUND, one, Lane.RESERVED, one),
                leases,
                new ClientShare(new ClientProperties(100, Duration.ofSeconds(1)), SIZE));
    }

    @Benchmark
    public void borrowAndReturn(Request request) throws SQLException {
        source.getConnection().close();
    }

    @TearDown
    public void close() throws Exception {
        pool.close();
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
