package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens physical connections with one fixed set of driver properties. */
final class DriverSource extends AbstractDataSource {
    private final Driver driver = new Driver();
    private final String jdbcUrl;
    private final Properties properties;
    private final ConnectionBook book;

    /** For connections that belong to no lane. */
    DriverSource(String jdbcUrl, Properties properties) {
        this(jdbcUrl, properties, new ConnectionBook(new HikariConfig()));
    }

    DriverSource(String jdbcUrl, Properties properties, ConnectionBook book) {
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
        this.book = book;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long start = System.nanoTime();
        Connection connection = driver.connect(jdbcUrl, properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + jdbcUrl);
        }
        book.opened(System.nanoTime() - start);
        return new PhysicalConnection(connection, book);
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
