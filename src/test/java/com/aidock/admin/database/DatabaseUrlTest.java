package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ana:s3cret@db.example:5433/hub?sslmode=require",
                "postgresql://ana:s3cret@db.example:5433/hub?sslmode=require",
                "jdbc:postgresql://ana:s3cret@db.example:5433/hub?sslmode=require",
                "jdbc:postgresql://db.example:5433/hub?user=ana&password=s3cret&sslmode=require",
                "  POSTGRES://ana:s3cret@db.example:5433/hub?sslmode=require ",
            })
    void every_usual_spelling_means_the_same(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/hub");
        assertThat(url.user()).isEqualTo("ana");
        assertThat(url.password()).isEqualTo("s3cret");
        assertThat(url.parameters()).containsOnly(java.util.Map.entry("sslmode", "require"));
    }

    @Test
    void percent_encoding_is_decoded_and_a_plus_stays_a_plus() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://a%40b:p%2Fw%3A+%25@h/db%20x");
        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo("p/w:+%");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h/db%20x");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://my_db:5432/x,my_db:5432",
        "postgres://[::1]:5432/x,[::1]:5432",
        "'postgres://a:1,b:2/x','a:1,b:2'"
    })
    void hosts_that_java_net_uri_does_not_know_are_taken(String text, String hosts) {
        assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo("jdbc:postgresql://" + hosts + "/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hunter22@h/db",
                "postgres://u:hunter22@h",
                "postgres://u:hunter22@h/",
                "postgres:///db",
                "postgres://u:hunter22@h:http/db",
                "postgres://u:hunter22%ZZ@h/db",
                "postgres://u:hunter22 x@h/db",
                "h:5432/db",
            })
    void what_is_no_database_url_is_refused_without_repeating_its_password(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void its_text_holds_no_password() {
        assertThat(DatabaseUrl.parse("postgres://ana:s3cret@h/db").toString()).doesNotContain("s3cret");
    }
}
