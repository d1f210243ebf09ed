package com.aidock.admin.telemetry;

import com.aidock.admin.database.fault.DatabaseFaults;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last gate before an event leaves, passed on the failing thread itself: tags it, groups it, and takes out what
 * nobody outside should see. If this throws, Sentry drops the event, which is the right way round.
 */
final class OutgoingEvents implements SentryOptions.BeforeSendCallback {
    private final PoolTags poolTags;
    private final Privacy privacy;
    private final KnownErrors known;
    private final DatabaseFaults faults;

    OutgoingEvents(PoolTags poolTags, Privacy privacy, KnownErrors known, DatabaseFaults faults) {
        this.faults = faults;
        this.poolTags = poolTags;
        this.privacy = privacy;
        this.known = known;
    }

    @Override
    public @Nullable SentryEvent execute(SentryEvent event, Hint hint) {
        if (StrangersErrors.isTheirs()) {
            // Whoever sends requests could otherwise fill the issues, and the quota, of those who look after the
            // system.
            return null;
        }
        Throwable cause = event.getThrowable();
        // The incident that such a fault opens is its event; what fails because of it is none.
        if (cause != null && faults.explain(cause).isPresent()) {
            return null;
        }
        WorkTags.addTo(event);
        poolTags.addTo(event);
        PoolTimeouts.fingerprint(event.getThrowable(), text(event)).ifPresent(event::setFingerprints);
        privacy.apply(event);
        Optional.ofNullable(event.getThrowable())
                .ifPresent(failure ->
                        known.remember(failure, new ErrorReference(String.valueOf(event.getEventId()), true)));
        return event;
    }

    private static String text(SentryEvent event) {
        return Optional.ofNullable(event.getMessage())
                .map(Message::getFormatted)
                .orElse("");
    }
}
