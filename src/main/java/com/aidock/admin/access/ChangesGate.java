package com.aidock.admin.access;

import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedType;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Refuses what signed-in people want to change while nobody can tell whether their account still may. Leaves out the
 * pool's emergency actions, which may be what brings the answers back, and clients with a token, who have no account.
 *
 * @see <a href="file:docs/decisions/0032-sessions.md">Sessions</a>
 */
final class ChangesGate implements MethodInterceptor {
    private final ObjectProvider<SessionWatch> watch;

    ChangesGate(ObjectProvider<SessionWatch> watch) {
        this.watch = watch;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Audited audited = Objects.requireNonNull(AnnotationUtils.findAnnotation(invocation.getMethod(), Audited.class));
        if (audited.value().type() != AuditedType.POOL && refuses(SecurityContextHolder.getContext())) {
            throw new UncheckedAccount();
        }
        return invocation.proceed();
    }

    private boolean refuses(SecurityContext context) {
        return refuses(watch.getObject(), context.getAuthentication());
    }

    static boolean refuses(SessionWatch watch, @Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser && watch.unchecked();
    }
}
