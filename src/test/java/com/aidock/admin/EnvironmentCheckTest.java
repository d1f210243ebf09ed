package com.aidock.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aidock.admin.database.StartupRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCheckTest {
    private static final String PLANTED = "planted-5fe1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "65536", "-1", "80.5", "99999999999", "8080 9090"})
    void refuses_a_port_that_is_none(String port) {
        assertThat(refusal(Map.of("PORT", port)))
                .contains("PORT is \"" + port + "\"")
                .contains("a number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "8080", "65535", " 8080 ", "", " "})
    void accepts_a_port_and_takes_a_blank_one_for_unset(String port) {
        accepts(Map.of("PORT", port));
    }

    @Test
    void refuses_proxies_that_are_no_addresses_and_the_setting_that_believed_all_private_ones() {
        assertThat(refusal(Map.of("AIDOCK_PROXIES", "10.0.0.5, nginx")))
                .contains("AIDOCK_PROXIES names \"nginx\"", "10.1.0.0/16");
        assertThat(refusal(Map.of("SERVER_FORWARDHEADERSSTRATEGY", "native"))).contains("AIDOCK_PROXIES");
        accepts(Map.of("AIDOCK_PROXIES", "10.0.0.5, fd00::/8", "SERVER_FORWARDHEADERSSTRATEGY", "none"));
    }

    @Test
    void refuses_a_short_token_without_repeating_it() {
        assertThat(refusal(Map.of("AIDOCK_API_TOKEN", PLANTED)))
                .contains("AIDOCK_API_TOKEN has 12 characters", "32 or more")
                .doesNotContain(PLANTED);
    }

    @Test
    void refuses_a_token_that_no_header_can_carry_without_repeating_it() {
        assertThat(refusal(Map.of("AIDOCK_API_TOKEN", (PLANTED + " ").repeat(4))))
                .contains("AIDOCK_API_TOKEN", "Authorization header")
                .doesNotContain(PLANTED);
    }

    @Test
    void accepts_a_token_of_32_characters() {
        accepts(Map.of("AIDOCK_API_TOKEN", "x".repeat(32)));
    }

    @ParameterizedTest
    @CsvSource({"AIDOCK_ADMIN_EMAIL,AIDOCK_ADMIN_PASSWORD", "AIDOCK_ADMIN_PASSWORD,AIDOCK_ADMIN_EMAIL"})
    void refuses_half_a_first_administrator(String set, String missing) {
        assertThat(refusal(Map.of(set, PLANTED)))
                .contains(set + " is set without " + missing)
                .doesNotContain(PLANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "@example.org", "ada lovelace@example.org", "ada@example@org"})
    void refuses_an_address_that_is_none_without_repeating_the_password(String email) {
        assertThat(refusal(Map.of("AIDOCK_ADMIN_EMAIL", email, "AIDOCK_ADMIN_PASSWORD", PLANTED)))
                .contains("AIDOCK_ADMIN_EMAIL is \"" + email + "\"")
                .doesNotContain(PLANTED);
    }

    @Test
    void refuses_a_database_url_that_is_none_without_repeating_it() {
        assertThat(refusal(Map.of("DATABASE_URL", "mysql://root:" + PLANTED + "@db/aidock")))
                .contains("DATABASE_URL")
                .doesNotContain(PLANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLANTED,
                "https://" + PLANTED,
                "https://sentry.example/1",
                "https://" + PLANTED + "@sentry.example",
                "https://" + PLANTED + "@sentry.example/project"
            })
    void refuses_a_dsn_that_is_none_without_repeating_it(String dsn) {
        assertThat(refusal(Map.of("SENTRY_DSN", dsn))).contains("SENTRY_DSN").doesNotContain(PLANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://key@o1.ingest.sentry.example/42",
                "http://key@localhost:9000/1",
                "https://key:secret@sentry.example/below/a/path/7"
            })
    void accepts_a_dsn(String dsn) {
        accepts(Map.of("SENTRY_DSN", dsn));
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "blue green", "blue/green"})
    void refuses_an_environment_that_sentry_would_drop(String name) {
        assertThat(refusal(Map.of("SENTRY_ENVIRONMENT", name))).contains("SENTRY_ENVIRONMENT is \"" + name + "\"");
    }

    @Test
    void accepts_a_home_that_can_be_created() {
        accepts(Map.of("AIDOCK_HOME", directory.resolve("a/b c").toString()));

        assertThat(directory.resolve("a/b c")).isDirectory();
    }

    @Test
    void refuses_a_home_that_is_a_file() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(refusal(Map.of("AIDOCK_HOME", file.toString()))).contains("AIDOCK_HOME is " + file);
        assertThat(refusal(Map.of("AIDOCK_HOME", file.resolve("below").toString())))
                .contains("AIDOCK_HOME is " + file);
    }

    @Test
    void refuses_a_tilde_that_the_shell_left() {
        assertThat(refusal(Map.of("AIDOCK_HOME", "~/aidock"))).contains("AIDOCK_HOME", "tilde");
    }

    private static void accepts(Map<String, String> environment) {
        assertThatCode(() -> new EnvironmentCheck(environment).refuseNonsense()).doesNotThrowAnyException();
    }

    private static String refusal(Map<String, String> environment) {
        var refused =
                catchThrowableOfType(StartupRefused.class, () -> new EnvironmentCheck(environment).refuseNonsense());
        return String.valueOf(refused.getMessage());
    }
}
