package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCheckTest {
    @Test
    void limits_of_role_and_database_are_known() throws SQLException {
        String address = TestPostgres.newDatabase();
        String database = address.substring(address.lastIndexOf('/') + 1);
        String jdbc = DatabaseUrl.parse(address).jdbcUrl();
        try (Connection root = DriverManager.getConnection(jdbc, "postgres", "");
                Statement statement = root.createStatement()) {
            statement.execute("create role limited login connection limit 7");
            statement.execute("alter database " + database + " connection limit 9");
            assertThat(ServerCheck.facts(root).limits()).as("of a superuser").isEmpty();
        }
        try (Connection limited = DriverManager.getConnection(jdbc, "limited", "")) {
            ServerFacts facts = ServerCheck.facts(limited);
            assertThat(facts.limits()).extracting(ConnectionLimit::connections).containsExactlyInAnyOrder(7, 9);
            assertThat(facts.limit().source()).isEqualTo("CONNECTION LIMIT of the database role");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "30000ms,30s,true",
        "120000ms,2min,true",
        "1500ms,1500ms,true",
        "30000ms,0,false",
        "off,off,true",
        "off,on,false",
        "aidock-main@h,aidock-main@h,true"
    })
    void a_setting_is_compared_by_what_it_means(String configured, String effective, boolean same) {
        assertThat(ServerCheck.same(configured, effective)).isEqualTo(same);
    }
}
