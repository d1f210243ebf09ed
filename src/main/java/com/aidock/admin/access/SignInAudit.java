package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Tells the audit log who came, who went and who was turned away; nobody waits for it. */
@Component
class SignInAudit {
    private static final String PLACE = "Sign-in";

    /** Stricter than the rule for accounts: what is typed may be a password in the wrong field. */
    private static final Pattern SURELY_ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,24}");

    private final ApplicationEventPublisher events;
    private final KnownAccounts accounts;

    SignInAudit(ApplicationEventPublisher events, KnownAccounts accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        tell(AuditAction.SIGNED_IN, "sign in", event.getAuthentication());
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        tell(AuditAction.SIGNED_OUT, "sign out", event.getAuthentication());
    }

    /** Somebody could not sign in; never touches the database. */
    void turnedAway(@Nullable String typed, SignInProblem problem, String address) {
        String email = typed == null ? "" : typed.strip();
        boolean telling = email.length() <= EmailRule.MAXIMUM
                && SURELY_ADDRESS.matcher(email).matches();
        events.publishEvent(new AuditedAttempt(
                AuditAction.SIGNED_IN,
                problem.fault() ? AuditOutcome.FAILED : AuditOutcome.REFUSED,
                accounts.find(email).orElseGet(() -> AuditedObject.user(null, telling ? email : null)),
                problem.reason(),
                new Work(WorkKind.SIGN_IN, null, PLACE, "sign in", address)));
    }

    private void tell(AuditAction action, String operation, Authentication authentication) {
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            Work work = new Work(WorkKind.SIGN_IN, user, PLACE, operation, address(authentication));
            AuditedObject object = AuditedObject.user(user.id(), user.displayName());
            events.publishEvent(new AuditedAttempt(action, AuditOutcome.DONE, object, null, work));
        }
    }

    /** Of the request under way, or else of the one that signed in. */
    private static @Nullable String address(Authentication authentication) {
        String now = Work.current().address();
        return now == null && authentication.getDetails() instanceof WebAuthenticationDetails web
                ? web.getRemoteAddress()
                : now;
    }
}
