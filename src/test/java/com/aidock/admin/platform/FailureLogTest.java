package com.aidock.admin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong();
    private final FailureLog log = new FailureLog(logger, "The task sampler", nanos::get);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void the_same_failure_each_second_is_logged_once_a_minute_with_how_often_it_came() {
        for (int second = 0; second <= 60; second++) {
            log.failed(failure());
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The task sampler failed; it goes on",
                        "The task sampler failed again, 60 times since this was last logged; it goes on");
        assertThat(lines.list).allMatch(line -> line.getThrowableProxy() != null);
    }

    @Test
    void another_failure_is_logged_at_once() {
        log.failed(failure());
        log.failed(new OutOfMemoryError("Java heap space"));
        log.failed(failure());

        assertThat(lines.list).hasSize(2);
    }

    @Test
    void kinds_that_never_end_are_not_all_remembered() {
        for (int kind = 0; kind < 2 * FailureLog.KINDS; kind++) {
            IllegalStateException failure = failure();
            failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Made", "up", "Made.java", kind)});
            log.failed(failure);
        }
        log.failed(lastKind(2 * FailureLog.KINDS - 1));
        log.failed(lastKind(0));

        assertThat(lines.list).hasSize(2 * FailureLog.KINDS + 1);
    }

    private static IllegalStateException lastKind(int kind) {
        IllegalStateException failure = failure();
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Made", "up", "Made.java", kind)});
        return failure;
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("broken");
    }
}
