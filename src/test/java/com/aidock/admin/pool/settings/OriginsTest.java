package com.aidock.admin.pool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OriginsTest {
    @TempDir
    Path folder;

    @Test
    void a_value_comes_from_the_place_that_wins_and_its_name_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("site.yml"), """
                aidock:
                  lanes:
                    main:
                      idle-timeout: 3m
                      max-lifetime: 14m
                """);
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "AIDOCK_LANES_MAIN_MAXIMUMSIZE", "60",
                                        "AIDOCK_LANES_MAIN_MAXLIFETIME", "13m",
                                        "AIDOCK_LANES_MAIN_MINIMUMIDLE", "7")));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .run("--aidock.lanes.main.minimum-idle=8", "--spring.config.additional-location=file:" + file)) {
            Origins origins = new Origins(context.getEnvironment());
            assertThat(origins.of("aidock.lanes.main.minimum-idle")).isEqualTo("command line");
            assertThat(origins.of("aidock.lanes.main.maximum-size"))
                    .isEqualTo("environment variable AIDOCK_LANES_MAIN_MAXIMUMSIZE");
            assertThat(origins.of("aidock.lanes.main.max-lifetime"))
                    .isEqualTo("environment variable AIDOCK_LANES_MAIN_MAXLIFETIME");
            assertThat(origins.of("aidock.lanes.main.idle-timeout")).isEqualTo(file + ", line 4");
            assertThat(origins.of("aidock.lanes.main.statement-timeout")).matches("application\\.yml, line \\d+");
            assertThat(origins.of("aidock.lanes.main.no-such-thing")).isEqualTo("built-in default");
        }
    }

    /** An application without parts. */
    static class Nothing {}
}
