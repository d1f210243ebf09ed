package com.aidock.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aidock.admin.database.LaneProperties;
import com.aidock.admin.database.StartupRefused;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;

class StartupRefusalTest {
    record Settings(int maximumSize, Duration connectionTimeout, boolean enabled, Mode mode, int apiKey) {}

    enum Mode {
        CALM,
        LOUD
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maximum-size | many | AIDOCK_THING_MAXIMUMSIZE | a whole number",
                "connection-timeout | soon | AIDOCK_THING_CONNECTIONTIMEOUT | a duration such as",
                "enabled | perhaps | AIDOCK_THING_ENABLED | true or false",
                "mode | shrill | AIDOCK_THING_MODE | one of calm, loud"
            })
    void names_the_property_its_variable_its_value_and_what_would_be_right(
            String name, String value, String variable, String right) {
        assertThat(lineForBinding(name, value))
                .startsWith("aidock.thing.%s (%s) is \"%s\", but must be %s".formatted(name, variable, value, right))
                .doesNotContain("Exception");
    }

    @Test
    void does_not_repeat_a_value_that_may_be_a_secret() {
        assertThat(lineForBinding("api-key", "planted-5fe1"))
                .contains("aidock.thing.api-key (AIDOCK_THING_APIKEY)", "a whole number")
                .doesNotContain("planted");
    }

    @Test
    void lets_the_refusal_of_the_settings_themselves_speak() {
        Throwable failure = catchThrowable(() -> new Binder(new MapConfigurationPropertySource(
                        Map.of("aidock.lanes.main.minimum-idle", "-1", "aidock.lanes.main.maximum-size", "5")))
                .bind("aidock.lanes", LaneProperties.class));

        assertThat(StartupRefusal.lineFor(new IllegalStateException("outer", failure)))
                .isEqualTo(StartupRefusal.lineFor(failure))
                .isPresent();
    }

    @Test
    void says_which_port_is_taken() {
        assertThat(StartupRefusal.lineFor(new IllegalStateException(new PortInUseException(8080))))
                .hasValueSatisfying(line -> assertThat(line).contains("port 8080 is taken", "PORT"));
    }

    @Test
    void says_that_the_port_is_not_for_this_user() {
        Throwable cause = new java.net.BindException("Permission denied");

        assertThat(StartupRefusal.lineFor(new UncheckedIOException(new java.io.IOException(cause))))
                .hasValueSatisfying(line -> assertThat(line).contains("Permission denied", "PORT"));
    }

    @Test
    void stays_on_one_line() {
        assertThat(StartupRefusal.lineFor(new StartupRefused("first\n\tsecond\r\n")))
                .hasValue("first second");
    }

    @Test
    void leaves_a_mistake_of_the_program_to_its_stack_trace() {
        assertThat(StartupRefusal.lineFor(new IllegalStateException("a bug"))).isEmpty();
    }

    private static String lineForBinding(String name, String value) {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of("aidock.thing." + name, value)));
        return StartupRefusal.lineFor(catchThrowable(() -> binder.bind("aidock.thing", Settings.class)))
                .orElseThrow();
    }
}
