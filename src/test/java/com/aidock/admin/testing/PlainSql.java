package com.aidock.admin.testing;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SQL straight to a test's database: beside the lanes and the JPA layer, each statement committed by itself. */
public final class PlainSql {
    private PlainSql() {}

    /** To the database of the context that this environment belongs to. */
    public static JdbcTemplate of(Environment environment) {
        return of(environment, "");
    }

    /** The same with options of the driver, such as {@code preferQueryMode=simple}. */
    public static JdbcTemplate of(Environment environment, String options) {
        String url = jdbcUrl(environment.getRequiredProperty("DATABASE_URL"));
        String joint = options.isEmpty() ? "" : url.contains("?") ? "&" : "?";
        return new JdbcTemplate(new DriverManagerDataSource(url + joint + options, "postgres", ""));
    }

    /** To the database that {@link TestPostgres} handed out under this {@code DATABASE_URL}. */
    public static JdbcTemplate ofUrl(String databaseUrl) {
        return new JdbcTemplate(new DriverManagerDataSource(jdbcUrl(databaseUrl), "postgres", ""));
    }

    /** The same database as the driver calls it. */
    public static String jdbcUrl(String databaseUrl) {
        return databaseUrl.replace("postgres://postgres@", "jdbc:postgresql://");
    }
}
