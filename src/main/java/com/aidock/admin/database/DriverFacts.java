package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;

/**
 * What the driver does for one lane: asked of an open connection where it tells, else of the driver's own reading of
 * what it was given. A duration of zero means no limit.
 */
public record DriverFacts(
        Duration connectTimeout,
        Duration loginTimeout,
        Duration socketTimeout,
        boolean tcpKeepAlive,
        boolean rewriteBatchedInserts,
        int prepareThreshold,
        boolean logServerErrorDetail) {

    static DriverFacts of(Connection connection, String jdbcUrl, Properties given) throws SQLException {
        Properties read = Driver.parseURL(jdbcUrl, given);
        if (read == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + jdbcUrl);
        }
        PgConnection open = connection.unwrap(PgConnection.class);
        return new DriverFacts(
                Duration.ofSeconds(PGProperty.CONNECT_TIMEOUT.getInt(read)),
                Duration.ofSeconds(PGProperty.LOGIN_TIMEOUT.getInt(read)),
                Duration.ofMillis(open.getNetworkTimeout()),
                PGProperty.TCP_KEEP_ALIVE.getBoolean(read),
                open.getQueryExecutor().isReWriteBatchedInsertsEnabled(),
                open.getPrepareThreshold(),
                PGProperty.LOG_SERVER_ERROR_DETAIL.getBoolean(read));
    }
}
