package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FirstContactTest {
    private static final Map<String, String> SESSION = Map.of("jit", "off");
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private int attempts;

    @Test
    void a_server_that_comes_up_late_is_waited_for_with_growing_pauses() {
        FirstContact.Result result = contact(style -> {
                    if (++attempts < 5) {
                        throw new SQLException("Connection refused", "08001");
                    }
                    return connect(style);
                })
                .make("here");
        assertThat(result.style()).isEqualTo(SessionStyle.STARTUP_OPTIONS);
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(250L, 500L, 1000L, 2000L);
    }

    @Test
    void after_two_minutes_the_start_ends_with_the_reason() {
        assertThatThrownBy(() -> contact(style -> {
                            throw new SQLException("Connection refused", "08001");
                        })
                        .make("db.example"))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("the database db.example did not answer within 120 s: Connection refused");
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(10)) <= 0);
        assertThat(Duration.ofNanos(clock.get())).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_wrong_password_is_not_waited_for() {
        assertThatThrownBy(() -> contact(style -> {
                            throw new SQLException("password authentication failed", "28P01");
                        })
                        .make("here"))
                .hasMessageContaining("refuses the connection: password authentication failed");
        assertThat(pauses).isEmpty();
    }

    @Test
    void start_up_options_that_are_refused_or_dropped_are_sent_with_set_instead() {
        FirstContact.Result refused = contact(style -> {
                    if (style == SessionStyle.STARTUP_OPTIONS) {
                        throw new SQLException("unsupported startup parameter in options: jit", "08P01");
                    }
                    return connect(style);
                })
                .make("here");
        FirstContact.Result dropped =
                contact(style -> connect(SessionStyle.SET_ON_CONNECT)).make("here");
        assertThat(refused.style()).isEqualTo(SessionStyle.SET_ON_CONNECT);
        assertThat(dropped.style()).isEqualTo(SessionStyle.SET_ON_CONNECT);
    }

    @Test
    void a_proxy_that_does_not_support_options_gets_its_settings_with_set() {
        FirstContact.Result result = contact(style -> {
                    if (style == SessionStyle.STARTUP_OPTIONS) {
                        throw new SQLException(
                                "FATAL: Feature not supported: RDS Proxy currently doesn't support command-line options.",
                                "0A000");
                    }
                    return connect(style);
                })
                .make("here");
        assertThat(result.style()).isEqualTo(SessionStyle.SET_ON_CONNECT);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_server_without_tls_is_told_at_once() {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("sslmode", "require");
        String url = TestPostgres.server().getJdbcUrl("postgres", "postgres");
        assertThatThrownBy(() -> contact(style -> new DriverSource(url, properties).getConnection())
                        .make("here"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("refuses the connection: The server does not support SSL");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_parameter_that_the_server_does_not_know_is_told_at_once() {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("options", "-c no_such_setting=1");
        String url = TestPostgres.server().getJdbcUrl("postgres", "postgres");
        assertThatThrownBy(() -> contact(style -> new DriverSource(url, properties).getConnection())
                        .make("here"))
                .hasMessageContaining("refuses the connection")
                .hasMessageContaining("no_such_setting");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_host_without_an_address_is_named_after_a_few_seconds() {
        assertThatThrownBy(() -> contact(
                                style -> new DriverSource("jdbc:postgresql://nowhere.invalid/db", new Properties())
                                        .getConnection())
                        .make("nowhere.invalid"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("cannot be found")
                .hasMessageContaining("no address is known for the host nowhere.invalid");
        assertThat(Duration.ofNanos(clock.get())).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_certificate_that_is_not_trusted_is_told_at_once() {
        SQLException untrusted = new SQLException(
                "SSL error: PKIX path building failed",
                "08006",
                new javax.net.ssl.SSLHandshakeException("PKIX path building failed") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public synchronized Throwable getCause() {
                        return new java.security.cert.CertificateException("unable to find valid certification path");
                    }
                });
        assertThatThrownBy(() -> contact(style -> {
                            throw untrusted;
                        })
                        .make("here"))
                .hasMessageContaining("is not trusted")
                .hasMessageContaining("unable to find valid certification path");
        assertThat(pauses).isEmpty();
    }

    private FirstContact contact(FirstContact.Opener opener) {
        FirstContact.Pause pause = duration -> {
            pauses.add(duration);
            clock.addAndGet(duration.toNanos());
        };
        return new FirstContact(opener, pause, clock::get, SESSION);
    }

    private static Connection connect(SessionStyle style) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        if (style == SessionStyle.STARTUP_OPTIONS) {
            properties.setProperty("options", "-c jit=off");
        }
        return new DriverSource(TestPostgres.server().getJdbcUrl("postgres", "postgres"), properties).getConnection();
    }
}
