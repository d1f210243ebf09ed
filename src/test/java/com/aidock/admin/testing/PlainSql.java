package com.aidock.admin.testing;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SQL straight to a test's database: beside the lanes and the JPA layer, each statement committed by itself. */
public final class PlainSql {
    private PlainSql() {}

    /** To the database of the context that this environment belongs to. */
    public static JdbcTemplate of(Environment environment) {
        String url = environment.getRequiredProperty("DATABASE_URL");
        return new JdbcTemplate(
                new DriverManagerDataSource(url.replace("postgres://postgres@", "jdbc:postgresql://"), "postgres", ""));
    }
}
