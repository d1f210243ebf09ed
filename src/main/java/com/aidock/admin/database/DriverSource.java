package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens physical connections with one fixed set of driver properties. */
final class DriverSource extends AbstractDataSource {
    private final Driver driver = new Driver();
    private final String jdbcUrl;
    private final Properties properties;
    private final AtomicLong failedValidations = new AtomicLong();

    DriverSource(String jdbcUrl, Properties properties) {
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = driver.connect(jdbcUrl, properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + jdbcUrl);
        }
        return new PhysicalConnection(connection, failedValidations);
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

    AtomicLong failedValidations() {
        return failedValidations;
    }
}
