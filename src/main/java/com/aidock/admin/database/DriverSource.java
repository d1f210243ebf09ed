package com.aidock.admin.database;

import com.aidock.admin.database.fault.Access;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens physical connections with one fixed set of driver properties. */
final class DriverSource extends AbstractDataSource {
    /** Parameters of the server, with what it means that one is on. */
    private static final Map<String, String> READ_ONLY_WHEN_ON = Map.of(
            "in_hot_standby",
            DatabaseErrors.STANDBY,
            "default_transaction_read_only",
            DatabaseErrors.READ_ONLY_SETTING);

    private final Driver driver = new Driver();
    private final String jdbcUrl;
    private final Properties properties;
    private final ConnectionBook book;
    private final @Nullable DatabaseErrors errors;

    /** For connections that belong to no lane. */
    DriverSource(String jdbcUrl, Properties properties) {
        this(jdbcUrl, properties, new ConnectionBook(new HikariConfig()), null);
    }

    DriverSource(String jdbcUrl, Properties properties, ConnectionBook book, @Nullable DatabaseErrors errors) {
        this.errors = errors;
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
        this.book = book;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return open();
        } catch (SQLException e) {
            book.failedToOpen(e);
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Access access = book.access();
        if (access == null) {
            return connect();
        }
        access.admit();
        try {
            Connection connection = connect();
            access.opened();
            return connection;
        } catch (SQLException e) {
            throw access.failed(e);
        }
    }

    private Connection connect() throws SQLException {
        long start = System.nanoTime();
        Connection connection = driver.connect(jdbcUrl, properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + jdbcUrl);
        }
        book.opened(System.nanoTime() - start);
        lookAtMode(connection.unwrap(PGConnection.class));
        return new PhysicalConnection(connection, book);
    }

    /** From version 14 on the server tells without being asked whether a session can change anything. */
    private void lookAtMode(PGConnection connection) {
        if (errors == null) {
            return;
        }
        READ_ONLY_WHEN_ON.forEach((parameter, meaning) -> {
            if ("on".equals(connection.getParameterStatus(parameter))) {
                errors.readOnly(meaning);
            }
        });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("A lane has one database user; connect without naming another");
    }

    /**
     * Ignored: HikariCP would set its queue's timeout here, 60 s for main, in place of the configured login timeout.
     */
    @Override
    public void setLoginTimeout(int seconds) {}
}
