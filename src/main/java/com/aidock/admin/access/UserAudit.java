package com.aidock.admin.access;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.FieldChange;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit log of every change of a user, within the transaction that makes it. */
@Component
class UserAudit {
    private final ApplicationEventPublisher events;

    UserAudit(ApplicationEventPublisher events) {
        this.events = events;
    }

    void created(AuditAction action, UserRow user) {
        tell(
                action,
                user,
                new FieldChange("email", null, user.email()),
                new FieldChange("role", null, user.role().label()),
                FieldChange.secret("password", false, true));
    }

    /** Tells what has changed, each thing as an entry of its own. */
    void changed(UserRow before, UserRow after, boolean password) {
        if (before.role() != after.role()) {
            tell(
                    AuditAction.USER_ROLE_CHANGED,
                    after,
                    new FieldChange("role", before.role().label(), after.role().label()));
        }
        if (before.enabled() != after.enabled()) {
            tell(
                    after.enabled() ? AuditAction.USER_ENABLED : AuditAction.USER_DISABLED,
                    after,
                    new FieldChange("enabled", Boolean.toString(before.enabled()), Boolean.toString(after.enabled())));
        }
        if (password) {
            tell(AuditAction.USER_PASSWORD_CHANGED, after, FieldChange.secret("password", true, true));
        }
    }

    private void tell(AuditAction action, UserRow user, FieldChange... changes) {
        AuditedObject object = AuditedObject.user(user.id(), user.email());
        events.publishEvent(new AuditedChange(action, object, List.of(changes), null));
    }
}
