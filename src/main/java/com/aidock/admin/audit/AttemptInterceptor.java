package com.aidock.admin.audit;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.AuditedType;
import com.aidock.admin.events.Labelled;
import com.aidock.admin.events.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.security.access.AccessDeniedException;

/**
 * Stands before everything else at an {@link Audited} method, so that it sees who was not let in as well as what was
 * refused; the transaction is over by then.
 */
final class AttemptInterceptor implements MethodInterceptor {
    private final ApplicationEventPublisher events;

    AttemptInterceptor(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        try {
            return invocation.proceed();
        } catch (RuntimeException e) {
            events.publishEvent(attempt(invocation, e));
            throw e;
        }
    }

    private static AuditedAttempt attempt(MethodInvocation invocation, RuntimeException failure) {
        Audited audited = Objects.requireNonNull(AnnotationUtils.findAnnotation(invocation.getMethod(), Audited.class));
        Object first = invocation.getArguments().length == 0 ? null : invocation.getArguments()[0];
        return new AuditedAttempt(
                audited.value(), outcome(failure), object(audited, first), reason(failure), Work.current());
    }

    private static @Nullable AuditedObject object(Audited audited, @Nullable Object first) {
        AuditedType type = audited.value().type();
        if (first == null) {
            return null;
        }
        return switch (audited.first()) {
            case ID -> new AuditedObject(type, String.valueOf(first), label(first));
            case LABEL -> new AuditedObject(type, null, Objects.requireNonNullElseGet(label(first), first::toString));
            case NONE ->
                Optional.ofNullable(Work.current().actor())
                        .filter(actor -> type == AuditedType.USER)
                        .map(actor -> new AuditedObject(type, actor.id(), actor.displayName()))
                        .orElse(null);
        };
    }

    private static @Nullable String label(Object object) {
        return switch (object) {
            case Labelled labelled -> labelled.label();
            case Lane lane -> lane.label() + " lane";
            default -> null;
        };
    }

    private static AuditOutcome outcome(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> refusal.outcome();
            case AccessDeniedException denied -> AuditOutcome.NOT_ALLOWED;
            default -> AuditOutcome.FAILED;
        };
    }

    /** Only what is written to be read by people: other messages may hold what nobody should see. */
    private static String reason(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> String.valueOf(failure.getMessage());
            case AccessDeniedException denied -> "The role does not allow this.";
            default -> "An error: " + failure.getClass().getSimpleName();
        };
    }
}
