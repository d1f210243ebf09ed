package com.aidock.admin.pool.act;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all actions share: who does it, the reserved lane for it, and what is told of it. */
@Component
class ActDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ActDesk.class);

    private final ApplicationEventPublisher events;

    ActDesk(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** The e-mail of whoever the current thread works for. */
    static String by() {
        Actor actor = Work.current().actor();
        return actor == null ? "system" : actor.displayName();
    }

    /** Runs something on the reserved lane for whoever the current thread works for. */
    static <T extends @Nullable Object> T rescue(String operation, Supplier<T> task) {
        Work now = Work.current();
        return now.as(WorkKind.RESCUE, now.place(), operation).call(task);
    }

    /** Tells that something was done: to the audit log, which does not wait for the database, and to the log. */
    void done(AuditAction action, AuditedObject object, String what, String reason) {
        done(action, object, what, reason, "");
    }

    /** With more that is worth knowing and may be cut off. */
    void done(AuditAction action, AuditedObject object, String what, String reason, String more) {
        String told = Stream.of(what, reason.isEmpty() ? "" : "Reason: " + reason, more)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        LOG.info("{} by {}: {}", action.label(), by(), told.replaceAll("\\R", " "));
        events.publishEvent(new AuditedAttempt(action, AuditOutcome.DONE, object, told, Work.current()));
    }
}
