package com.aidock.admin.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The one PostgreSQL of this JVM; hands out databases cloned from a template that Flyway migrated once. */
public final class TestPostgres {
    private static final String TEMPLATE = "aidock_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestPostgres() {}

    /** The server itself, started at the first call and stopped with the JVM. */
    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** A new database with every migration applied, as a {@code DATABASE_URL}. */
    public static String newDatabase() {
        return create("template " + TEMPLATE);
    }

    /** A new database with nothing in it. */
    public static String newEmptyDatabase() {
        return create("");
    }

    private static String create(String how) {
        String name = "test_" + NUMBER.incrementAndGet();
        server();
        execute("create database " + name + " " + how);
        return url(name);
    }

    /** The {@code DATABASE_URL} of a database of this server. */
    public static String url(String database) {
        return "postgres://postgres@localhost:" + server().getPort() + "/" + database;
    }

    /** Runs a statement as the superuser, in a database of its own. */
    static void execute(String sql) {
        execute(Holder.SERVER, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Holder {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "600")
                        .setServerConfig("shared_buffers", "128MB")
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .start();
                execute(server, "create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", TEMPLATE))
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
