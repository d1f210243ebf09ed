package com.aidock.admin.database.embedded;

import com.aidock.admin.database.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Holds the accounts of the embedded server: one generated password, in a file that only its owner reads, and the
 * console's role and database. Every step can be repeated, so that a start that was broken off is mended by the next.
 */
final class ServerAccounts {
    static final String SUPERUSER = "postgres";
    static final String ROLE = "aidock";
    static final String DATABASE = "aidock";
    private static final String FILE = "postgres-password";
    private static final String WRONG_PASSWORD = "28P01";
    private static final int RANDOM_BYTES = 24;

    private final Home home;
    private final String password;

    /** Reads the password, or makes one: before anything is created or closed with it. */
    ServerAccounts(Home home) throws IOException {
        this.home = home;
        Path file = file();
        String stored = Files.exists(file) ? Files.readString(file).strip() : "";
        if (stored.isEmpty()) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            stored = HexFormat.of().formatHex(random);
            home.writeSecret(FILE, stored);
        }
        PrivateFiles.restrict(file);
        this.password = stored;
    }

    Path file() {
        return home.resolve(FILE);
    }

    String password() {
        return password;
    }

    static String passwordStatement(String role, String password) {
        return "alter role %s password '%s'".formatted(role, password.replace("'", "''"));
    }

    /** Whether the server takes the superuser's password. */
    boolean open(int port) throws SQLException {
        try (Connection connection = connect(port, SUPERUSER, SUPERUSER)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Creates what is missing of role, password, rights and database. */
    void establish(int port) throws SQLException {
        try (Connection connection = connect(port, SUPERUSER, SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!any(statement, "select from pg_roles where rolname = '" + ROLE + "'")) {
                statement.execute("create role " + ROLE + " login");
            }
            if (!any(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + ROLE);
            }
            // Whoever may read everybody's activity sees who blocks whom on the pool page.
            statement.execute("grant pg_monitor, pg_signal_backend to " + ROLE);
            if (!opens(port)) {
                statement.execute(passwordStatement(ROLE, password));
            }
        }
    }

    private boolean opens(int port) throws SQLException {
        try (Connection connection = connect(port, ROLE, DATABASE)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private Connection connect(int port, String role, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "aidock-embedded");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(port, database), properties);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static boolean any(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }
}
