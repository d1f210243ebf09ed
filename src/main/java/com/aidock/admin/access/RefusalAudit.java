package com.aidock.admin.access;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/**
 * Tells the audit log of requests that the security chains refused: who if that is known, from where, and method and
 * path. No header, no parameter and no body is looked at, so that nothing presented as a token gets into the log.
 */
@Component
class RefusalAudit {
    private final ApplicationEventPublisher events;
    private final SecurityContextHolderStrategy contexts;

    RefusalAudit(ApplicationEventPublisher events, SecurityContextHolderStrategy contexts) {
        this.events = events;
        this.contexts = contexts;
    }

    /** @param reason the same for all that are refused for it, so that equal ones can be counted */
    void tell(HttpServletRequest request, AuditOutcome outcome, String reason) {
        Actor actor = EndpointWorkFilter.actor(contexts);
        WorkKind kind = actor == null ? WorkKind.SIGN_IN : WorkKind.CLIENT;
        Work work = new Work(kind, actor, EndpointWorkFilter.place(request), "ask", request.getRemoteAddr());
        events.publishEvent(new AuditedAttempt(AuditAction.REQUEST_REFUSED, outcome, null, reason, work));
    }
}
