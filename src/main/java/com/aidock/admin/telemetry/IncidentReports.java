package com.aidock.admin.telemetry;

import com.aidock.admin.events.PoolIncident;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends each incident of the pool to Sentry, under its own id and in the same issue as the time-outs that it brings:
 * one trouble, one issue.
 */
@Component
class IncidentReports {
    /** Sentry takes no longer ones. */
    private static final int LONGEST_TAG = 200;

    @EventListener
    void report(PoolIncident incident) {
        SentryEvent event = new SentryEvent();
        event.setEventId(new SentryId(incident.id()));
        event.setLevel(SentryLevel.ERROR);
        event.setFingerprints(PoolTimeouts.FINGERPRINT);
        Message message = new Message();
        message.setMessage("Pool incident: " + incident.label());
        event.setMessage(message);
        event.setTag("cause", incident.cause());
        event.setTag("trigger", incident.trigger());
        event.setTag("places", cut(String.join(", ", incident.places())));
        event.setTag("peak_waiting", Integer.toString(incident.peakWaiting()));
        event.setTag("timeouts", Long.toString(incident.timeouts()));
        Sentry.captureEvent(event);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TAG ? text : text.substring(0, LONGEST_TAG - 1) + "…";
    }
}
