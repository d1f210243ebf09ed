package com.aidock.admin.llm.api;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Tells the audit log of requests to change something that were refused before any service was asked, such as one whose
 * body cannot be read. What a service refuses, it tells itself.
 */
@Component
class RefusedRequests {
    private static final String TOLD = RefusedRequests.class.getName();
    private static final int LONGEST = 400;
    private static final Pattern ADDRESS = Pattern.compile(Pattern.quote(Paths.ALL) + "(?:/([^/]*))?(?:/([^/]*))?");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final Map<String, AuditAction> ACTIONS = Map.of(
            "POST ", AuditAction.LLM_CONFIG_CREATED,
            "POST import", AuditAction.LLM_CONFIG_IMPORTED,
            "POST test", AuditAction.LLM_CONFIG_TESTED,
            "PATCH ", AuditAction.LLM_CONFIG_UPDATED,
            "DELETE ", AuditAction.LLM_CONFIG_DELETED);

    private final ApplicationEventPublisher events;

    RefusedRequests(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Remembers for the rest of the request that it has been told of. */
    @EventListener
    void told(AuditedAttempt attempt) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(TOLD, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Tells of it, unless it changes nothing anyway or has been told of. */
    void tell(HttpServletRequest request, ApiProblem problem) {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (request.getAttribute(TOLD) == null && address.matches()) {
            String id = Objects.requireNonNullElse(address.group(1), "");
            action(request.getMethod(), id, address.group(2))
                    .ifPresent(action -> events.publishEvent(new AuditedAttempt(
                            action, outcome(problem.status()), object(id), reason(problem), Work.current())));
        }
    }

    private static Optional<AuditAction> action(String method, String first, @Nullable String second) {
        String deed = second != null ? second : first.equals("import") ? first : "";
        return Optional.ofNullable(ACTIONS.get(method + " " + deed));
    }

    private static @Nullable AuditedObject object(String id) {
        return ID.matcher(id).matches() ? AuditedObject.llmConfig(Long.parseLong(id), null) : null;
    }

    private static AuditOutcome outcome(HttpStatus status) {
        return status == HttpStatus.PRECONDITION_FAILED
                ? AuditOutcome.STALE
                : status.is5xxServerError() ? AuditOutcome.FAILED : AuditOutcome.REFUSED;
    }

    /** What the client was told, which repeats nothing that could be a secret. */
    private static String reason(ApiProblem problem) {
        List<String> parts = new ArrayList<>(List.of(problem.detail()));
        if (problem.errors().size() > 1) {
            problem.errors().forEach(wrong -> parts.add(wrong.place() + ": " + wrong.detail()));
        }
        return Visible.of(String.join(" ", parts), LONGEST);
    }
}
