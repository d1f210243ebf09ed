package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Sentry that accepts connections and never answers. */
class SilentSentryTest {
    private static final int MORE_THAN_THE_QUEUE_HOLDS = 200;

    @Test
    void neither_holds_up_those_who_report_nor_the_end() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ConfigurableApplicationContext context = start(silent.getLocalPort());
            ErrorReports reports = context.getBean(ErrorReports.class);
            reports.report(new IllegalStateException("the first one pays for loading classes"));

            assertThat(timed(() -> {
                        for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
                            reports.report(new IllegalStateException("failure " + i));
                        }
                    }))
                    .isLessThan(Duration.ofSeconds(4));
            assertThat(timed(context::close)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(FailingApplication.class)
                .web(WebApplicationType.NONE)
                .run("--sentry.dsn=http://public@127.0.0.1:" + port + "/1");
    }

    private static Duration timed(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
