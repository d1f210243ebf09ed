package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrangersErrorsTest {
    private static final Work STRANGER = new Work(WorkKind.SIGN_IN, null, "Sign-in", "test", "192.0.2.1");

    private final LoggerContext log = new LoggerContext();
    private final Logger logger = log.getLogger(StrangersErrorsTest.class);
    private final AtomicLong nanos = new AtomicLong();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final StrangersErrors errors = new StrangersErrors(log, nanos::get);

    @BeforeEach
    void listen() {
        lines.start();
        log.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        log.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        errors.close();
    }

    @Test
    void one_of_a_stranger_is_one_short_line_without_a_stack_trace() {
        STRANGER.run(() -> logger.error(
                "A sign-in could not be decided",
                new IllegalStateException("wrapped", new IllegalStateException("a\nb"))));

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage())
                    .isEqualTo("StrangersErrorsTest: A sign-in could not be decided"
                            + " (java.lang.IllegalStateException: a b)");
        });
    }

    @Test
    void the_same_error_logged_by_several_is_one_line() {
        IllegalStateException failure = new IllegalStateException("once");
        STRANGER.run(() -> {
            logger.error("Here", failure);
            logger.error("Servlet.service() for servlet {} threw exception", "x", new RuntimeException(failure));
        });

        assertThat(lines.list).hasSize(1);
    }

    @Test
    void of_very_many_a_few_are_told_and_the_rest_is_counted() {
        STRANGER.run(() -> {
            for (int i = 0; i < 1_000; i++) {
                logger.error("Failed", new IllegalStateException("no " + i));
            }
            assertThat(lines.list).hasSize(LineBudget.AT_ONCE);
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            logger.error("Failed", new IllegalStateException("later"));
        });

        assertThat(lines.list).hasSize(LineBudget.AT_ONCE + 1);
        assertThat(lines.list.getLast().getFormattedMessage()).endsWith("; 990 more were left out");
    }

    @Test
    void what_a_persons_request_or_a_job_meets_is_told_whole() {
        List<Work> told = List.of(
                Work.job("Price list", "refresh"),
                new Work(WorkKind.RESCUE, null, "Watch", "look"),
                new Work(WorkKind.CLIENT, new Api(), "GET /api", "answer", "192.0.2.1"));
        told.forEach(work -> work.run(() -> logger.error("Failed", new IllegalStateException("whole"))));
        logger.error("Failed", new IllegalStateException("nobody said for whom"));

        assertThat(lines.list).hasSize(4).allMatch(line -> line.getThrowableProxy() != null);
    }

    private record Api() implements com.aidock.admin.database.Actor {
        @Override
        public String id() {
            return "api-token";
        }

        @Override
        public String displayName() {
            return "API token";
        }
    }
}
