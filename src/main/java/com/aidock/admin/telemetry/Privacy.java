package com.aidock.admin.telemetry;

import io.sentry.Breadcrumb;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from an event all that could tell a secret or a person, and masks what may stand in its texts. */
final class Privacy {
    private static final Set<String> HARMLESS_CONTEXTS = Set.of("trace", "runtime", "os");

    private final Scrubber scrubber;

    Privacy(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    void apply(SentryEvent event) {
        // The request's address, headers, cookies and body: the route says what is needed of them.
        event.setRequest(null);
        event.setServerName(null);
        event.setExtras(null);
        event.setModules(null);
        Collections.list(event.getContexts().keys()).stream()
                .filter(key -> !HARMLESS_CONTEXTS.contains(key))
                .forEach(event.getContexts()::remove);
        event.setMessage(scrubbed(event.getMessage()));
        Optional.ofNullable(event.getExceptions()).orElse(List.of()).forEach(this::scrub);
        Optional.ofNullable(event.getBreadcrumbs()).orElse(List.of()).forEach(this::scrub);
        scrubTags(event);
    }

    private void scrubTags(SentryEvent event) {
        Map<String, String> tags = Optional.ofNullable(event.getTags()).orElse(Map.of());
        tags.forEach((key, value) -> event.setTag(key, scrubber.scrub(value)));
        event.setTransaction(scrubber.scrub(event.getTransaction()));
    }

    private @Nullable Message scrubbed(@Nullable Message message) {
        if (message == null) {
            return null;
        }
        // The parameters stand in the formatted text already, and apart from it no pattern would recognise them.
        Message scrubbed = new Message();
        scrubbed.setMessage(scrubber.scrub(message.getMessage()));
        scrubbed.setFormatted(scrubber.scrub(message.getFormatted()));
        return scrubbed;
    }

    private void scrub(SentryException exception) {
        exception.setValue(scrubber.scrub(exception.getValue()));
    }

    /** Keeps the words of a breadcrumb and drops its data. */
    void scrub(Breadcrumb breadcrumb) {
        breadcrumb.setMessage(scrubber.scrub(breadcrumb.getMessage()));
        breadcrumb.getData().clear();
    }
}
