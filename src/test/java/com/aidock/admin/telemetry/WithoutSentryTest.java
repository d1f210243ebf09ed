package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.sentry.IScopes;
import io.sentry.Sentry;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/** An installation that names no Sentry. */
@SpringBootTest(classes = FailingApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class WithoutSentryTest {
    @Autowired
    private ErrorReports reports;

    @Autowired
    private ApplicationContext context;

    @Test
    void nothing_of_sentry_is_there_that_could_send_or_slow_down() {
        assertThat(Sentry.isEnabled()).isFalse();
        assertThat(context.getBeansOfType(IScopes.class)).isEmpty();
        assertThat(context.getBeansOfType(OutgoingEvents.class)).isEmpty();
        var root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        var appenders = Spliterators.spliteratorUnknownSize(root.iteratorForAppenders(), Spliterator.ORDERED);
        assertThat(StreamSupport.stream(appenders, false))
                .noneMatch(appender -> appender.getClass().getName().contains("Sentry"));
    }

    @Test
    void a_person_still_gets_a_reference_that_stays_the_same() {
        var failure = new IllegalStateException("a view failed");
        ErrorReference reference = reports.report(failure);

        assertThat(reference.id()).matches("[0-9a-f]{32}");
        assertThat(reference.inSentry()).isFalse();
        assertThat(reports.report(new IllegalStateException("again", failure))).isEqualTo(reference);
    }
}
