package com.aidock.admin.telemetry;

import com.aidock.admin.events.PoolIncident;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryId;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends each incident of the pool to Sentry, under its own id and in the same issue as the time-outs that it brings:
 * one trouble, one issue.
 */
@Component
class IncidentReports {

    @EventListener
    void report(PoolIncident incident) {
        SentryEvent event = new SentryEvent();
        event.setEventId(new SentryId(incident.id()));
        event.setLevel(SentryLevel.ERROR);
        event.setFingerprints(PoolTimeouts.FINGERPRINT);
        Message message = new Message();
        message.setMessage("Pool incident: " + incident.label());
        event.setMessage(message);
        event.setTag("incident", incident.id().toString());
        event.setTag("cause", incident.cause());
        describe(incident, event);
        Sentry.captureEvent(event);
    }

    private static void describe(PoolIncident incident, SentryEvent event) {
        event.getContexts()
                .set(
                        "pool incident",
                        Map.of(
                                "trigger", incident.trigger(),
                                "places", incident.places(),
                                "peak utilisation", incident.peakUtilisation(),
                                "peak waiting", incident.peakWaiting(),
                                "gave up", incident.timeouts()));
    }
}
