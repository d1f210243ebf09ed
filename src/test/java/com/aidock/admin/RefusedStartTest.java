package com.aidock.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real program in a process of its own, as the launcher does. */
class RefusedStartTest {
    private static final Map<String, String> NOBODY_LISTENS =
            Map.of("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/none");

    @TempDir
    Path directory;

    record Outcome(int exitCode, List<String> out, List<String> err) {}

    @Test
    void a_variable_that_makes_no_sense_ends_the_start_with_one_line() throws Exception {
        Outcome outcome = start(Map.of("PORT", "http"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).containsExactly("aidock: PORT is \"http\", but must be a number from 1 to 65535");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_property_that_cannot_be_bound_ends_the_start_with_one_line_and_no_stack_trace() throws Exception {
        Outcome outcome = start(Map.of("AIDOCK_LANES_MAIN_MAXIMUMSIZE", "many"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .containsExactly("aidock: aidock.lanes.main.maximum-size (AIDOCK_LANES_MAIN_MAXIMUMSIZE) is \"many\","
                        + " but must be a whole number");
        assertThat(outcome.out()).noneMatch(line -> line.contains("Exception") || line.contains("\tat "));
    }

    @Test
    void a_port_that_kubernetes_put_into_the_environment_is_named() throws Exception {
        Outcome outcome = start(Map.of("SERVER_PORT", "tcp://10.0.0.7:80"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).singleElement().asString().contains("SERVER_PORT", "tcp://10.0.0.7:80");
    }

    private Outcome start(Map<String, String> environment) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        java.environment()
                .keySet()
                .removeIf(name -> name.matches("(SERVER_)?PORT|JAVA_TOOL_OPTIONS|(AIDOCK|SENTRY)_.*"));
        java.environment().putAll(NOBODY_LISTENS);
        java.environment().putAll(environment);
        Process process = java.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }
}
