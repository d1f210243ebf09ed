package com.aidock.admin.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Closes the embedded server to everyone but this installation: over TCP with a generated password, kept in a file that
 * only its owner reads; over the socket in the home, which only its owner enters.
 */
final class EmbeddedCredentials {
    static final String ROLE = "aidock";
    static final String DATABASE = "aidock";
    private static final String FILE = "postgres-password";
    private static final String HBA = """
            # Written by AI Dock Admin.
            local all all trust
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final Home home;

    EmbeddedCredentials(Home home) {
        this.home = home;
    }

    Optional<String> stored() {
        try {
            Path file = home.resolve(FILE);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new StartupRefused("the file %s cannot be read".formatted(home.resolve(FILE)), e);
        }
    }

    String password() {
        return stored().orElseThrow();
    }

    /** On the first start; repeated whole when an earlier first start did not get through. */
    void establish(EmbeddedPostgres server, Path data) {
        if (stored().isPresent()) {
            return;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE);
            statement.execute("drop role if exists " + ROLE);
            statement.execute("create role " + ROLE + " login password '" + password + "'");
            statement.execute("create database " + DATABASE + " owner " + ROLE);
            // Whoever may read everybody's activity sees who blocks whom on the pool page.
            statement.execute("grant pg_monitor, pg_signal_backend to " + ROLE);
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), HBA);
            home.writeSecret(FILE, password);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException e) {
            throw new StartupRefused("the embedded PostgreSQL could not be set up: " + e.getMessage(), e);
        }
    }
}
