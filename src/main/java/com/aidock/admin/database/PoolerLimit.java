package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how many transactions a pooler serves at once, because it does not tell: opens one after the other and
 * counts those that get an answer. Without it, lanes that are larger than the pooler's own pool would queue inside the
 * pooler, where nobody sees them.
 */
final class PoolerLimit {
    static final String SOURCE = "pooler between the console and the server";

    private static final Logger LOG = LoggerFactory.getLogger(PoolerLimit.class);
    /** For connecting and for an answer; a pooler that has a free connection needs milliseconds. */
    private static final int PATIENCE_SECONDS = 2;

    private static final int TRIES = 2;

    private final String jdbcUrl;
    private final String settings;
    private final Properties properties;

    /**
     * Connects with a lane's properties.
     *
     * @param settings the statements that give a session its settings: in transaction mode the lanes are served by the
     *     server's sessions that are opened here, also by those in which a lane never ran its own
     */
    PoolerLimit(String jdbcUrl, String settings, Properties given) {
        this.jdbcUrl = jdbcUrl;
        this.settings = settings;
        this.properties = new Properties();
        properties.putAll(given);
        PGProperty.CONNECT_TIMEOUT.set(properties, PATIENCE_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, PATIENCE_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, PATIENCE_SECONDS);
    }

    /** The limit, or nothing if it serves as many as are wanted or none at all just now. */
    Optional<ConnectionLimit> measure(int wanted) {
        List<Connection> served = new ArrayList<>();
        try {
            // Tried again once, so that one slow answer does not make the lanes small.
            int failures = 0;
            while (served.size() < wanted && failures < TRIES) {
                failures = serves(served) ? 0 : failures + 1;
            }
        } finally {
            served.forEach(PoolerLimit::close);
        }
        return served.isEmpty() || served.size() >= wanted
                ? Optional.empty()
                : Optional.of(new ConnectionLimit(served.size(), SOURCE));
    }

    private boolean serves(List<Connection> served) {
        Connection connection = null;
        try {
            connection = new DriverSource(jdbcUrl, properties).getConnection();
            // A transaction keeps the server's connection in every mode of pooling.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
            }
            served.add(connection);
            return true;
        } catch (SQLException e) {
            LOG.debug("The pooler did not serve one more than {}", served.size(), e);
            if (connection != null) {
                close(connection);
            }
            return false;
        }
    }

    private static void close(Connection connection) {
        try (connection) {
            // A rollback would take the settings back.
            connection.commit();
        } catch (SQLException e) {
            LOG.debug("A connection of the measurement did not close", e);
        }
    }
}
