package com.aidock.admin.telemetry;

import com.aidock.admin.database.Work;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes in errors that a person was shown: logs them and, where {@code SENTRY_DSN} is set, sends them to Sentry, both
 * under the reference that the person sees. Returns at once; sending happens beside.
 */
@Service
public class ErrorReports {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReports.class);

    private final KnownErrors known;

    ErrorReports(KnownErrors known) {
        this.known = known;
    }

    /**
     * Reports an error of the current {@link Work}; bind the work that failed around the call where it ran elsewhere.
     * An error that was reported or logged before keeps its reference.
     */
    public ErrorReference report(Throwable failure) {
        return known.find(failure).map(ErrorReports::shownAgain).orElseGet(() -> reportNew(failure));
    }

    private static ErrorReference shownAgain(ErrorReference reference) {
        LOG.info("Error {} was shown in {}", reference.id(), Work.current().place());
        return reference;
    }

    private ErrorReference reportNew(Throwable failure) {
        SentryEvent event = new SentryEvent(failure);
        boolean accepted = !SentryId.EMPTY_ID.equals(Sentry.captureEvent(event));
        ErrorReference reference = new ErrorReference(String.valueOf(event.getEventId()), accepted);
        known.remember(failure, reference);
        // After the capture: Sentry then knows the throwable and takes the log entry for what it is, the same error.
        LOG.error("Error {} in {}", reference.id(), Work.current().place(), failure);
        return reference;
    }
}
