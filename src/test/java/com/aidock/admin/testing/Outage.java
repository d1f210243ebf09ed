package com.aidock.admin.testing;

import java.util.Objects;
import org.springframework.core.env.Environment;

/** The database of one test class away for all its clients, connected ones included, until it is closed. */
public final class Outage implements AutoCloseable {
    private final String database;

    private Outage(String database) {
        this.database = database;
        TestPostgres.execute("alter database " + database + " with allow_connections false");
        TestPostgres.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    /** Of the database that {@link PostgresTest} gave to the context of this environment. */
    public static Outage of(Environment environment) {
        String url = Objects.requireNonNull(environment.getProperty("DATABASE_URL"));
        return new Outage(url.substring(url.lastIndexOf('/') + 1));
    }

    @Override
    public void close() {
        TestPostgres.execute("alter database " + database + " with allow_connections true");
    }
}
