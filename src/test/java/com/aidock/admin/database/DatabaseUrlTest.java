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

    @ParameterizedTest
    @CsvSource({
        "postgres://u:pa#ss@h/db,%23 for #",
        "postgres://u:pa/ss@h/db,must be percent-encoded",
        "postgres://u:pa?ss@h/db,must be percent-encoded",
        "postgres://u:p@ss/w@h/db,must be percent-encoded",
        "postgres://u:pa%ss@h/db,must be percent-encoded",
        "postgres://u:hunter22#@h/db?sslmode=require,must be percent-encoded",
    })
    void a_special_character_in_the_password_is_told_as_such(String text, String right) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining(right)
                .hasMessageNotContaining("names no database")
                .hasMessageNotContaining("ss@")
                .hasMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://h:99999/db | the port 99999, but it must be from 1 to 65535",
                "postgres://h:0/db | the port 0",
                "postgres://a:5432,b:70000/db | the port 70000",
                "postgres://u@%2Fvar%2Frun%2Fpostgresql/db | names a Unix socket",
                "postgres:///db?host=/var/run/postgresql | names a Unix socket",
                "postgres://h/db?sslmode=sometimes | has sslmode=sometimes, but it must be one of disable, allow",
                "postgres://h/db?channel_binding=always | one of disable, prefer, require",
                "postgres://h/db?target_session_attrs=read-only | the console writes to its database",
                "postgres://h/db?target_session_attrs=prefer-standby | the console writes to its database",
                "postgres://h/db?connect_timeout=soon | a whole number",
                "postgres://h/db?sslrootcert=/nowhere/ca.pem | a file that cannot be read",
                "postgres://h/db?sslrootcert=system&sslmode=require | it needs sslmode=verify-full",
                "postgres://h/db?sslcrl=/nowhere | the parameter \"sslcrl\"",
                "postgres://h/db?passfile=/nowhere | the parameter \"passfile\"",
                "postgres://h/db?service=hub | the parameter \"service\"",
                "postgres://h/db?no_such_thing=1 | the parameter \"no_such_thing\"",
                "postgres://h/db?client_encoding=latin1 | UTF8",
            })
    void what_cannot_be_honoured_is_refused_by_name(String text, String said) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({
        "channel_binding=require,channelBinding,require",
        "target_session_attrs=read-write,targetServerType,primary",
        "target_session_attrs=primary,targetServerType,primary",
        "targetServerType=any,targetServerType,any",
        "connect_timeout=7,connectTimeout,7",
        "sslmode=no-verify,sslmode,require",
        "ssl=true,sslmode,verify-full",
        "ssl=require,sslmode,require",
        "ssl=0,sslmode,disable",
        "SSLMODE=Verify-Full,sslmode,verify-full",
        "sslnegotiation=direct,sslNegotiation,direct",
        "require_auth=scram-sha-256,requireAuth,scram-sha-256",
        "gssencmode=disable,gssEncMode,disable",
        "load_balance_hosts=random,loadBalanceHosts,true",
        "keepalives=0,tcpKeepAlive,false",
        "schema=hub,currentSchema,hub",
        "statement_cache_size=0,prepareThreshold,0",
        "socketTimeout=20,socketTimeout,20",
        "options=-c%20lock_timeout%3D1s,options,-c lock_timeout=1s",
    })
    void words_of_libpq_and_other_clients_become_the_drivers(String parameter, String name, String value) {
        DatabaseUrl url = DatabaseUrl.parse("postgres://h/db?" + parameter);
        assertThat(url.parameters()).containsOnly(java.util.Map.entry(name, value));
        assertThat(url.told()).singleElement().satisfies(told -> assertThat(parameter)
                .startsWith(told.name() + "="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection_limit=5",
                "pgbouncer=true",
                "application_name=hub",
                "keepalives_idle=30",
                "client_encoding=utf8"
            })
    void what_does_no_harm_is_left_out_and_told(String parameter) {
        DatabaseUrl url = DatabaseUrl.parse("postgres://h/db?" + parameter);
        assertThat(url.parameters()).isEmpty();
        assertThat(url.told())
                .singleElement()
                .extracting(UrlParameter::fate)
                .asString()
                .isNotBlank();
    }

    @Test
    void the_authorities_of_the_system_are_those_of_the_jvm() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://h/db?sslrootcert=system");
        assertThat(url.parameters())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                .doesNotContainKey("sslrootcert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"postgres://ana:s3cret@h:5433/hub\"",
                "'postgres://ana:s3cret@h:5433/hub'",
                "postgresql+psycopg2://ana:s3cret@h:5433/hub",
                "postgresql:///hub?host=h&port=5433&user=ana&password=s3cret",
                "postgresql://?host=h&port=5433&user=ana&password=s3cret&dbname=hub",
            })
    void what_other_tools_write_is_understood(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5433/hub");
        assertThat(url.user()).isEqualTo("ana");
        assertThat(url.password()).isEqualTo("s3cret");
        assertThat(url.parameters()).isEmpty();
    }

    @Test
    void a_secret_among_the_parameters_is_not_shown() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://h/db?sslpassword=hunter22");
        assertThat(url.parameters()).containsEntry("sslpassword", "hunter22");
        assertThat(url.told().toString()).doesNotContain("hunter22");
    }

    @Test
    void its_text_holds_no_password() {
        assertThat(DatabaseUrl.parse("postgres://ana:s3cret@h/db").toString()).doesNotContain("s3cret");
    }
}
