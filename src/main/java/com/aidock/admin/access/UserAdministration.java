package com.aidock.admin.access;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * What administrators do with users. Works on the reserved lane, because taking a right away may be what an incident
 * needs. A change of role, state or password ends the user's sessions.
 *
 * <p>Every method that changes something throws {@link UserRefused} when a rule forbids it.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class UserAdministration {
    private final UserStore users;
    private final PasswordHasher hasher;
    private final LiveSessions sessions;

    UserAdministration(UserStore users, PasswordHasher hasher, LiveSessions sessions) {
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
    }

    /** All users by e-mail address. */
    public List<UserRow> list() {
        return onReserved("list users", users::list);
    }

    @Audited(value = AuditAction.USER_CREATED, first = Audited.First.LABEL)
    public UserRow add(String email, Role role, String password) {
        AccountRules.check(email, password);
        String hash = hasher.hash(password);
        try {
            return onReserved("add user", () -> users.add(email.strip(), role, hash));
        } catch (DataIntegrityViolationException e) {
            throw AccountRules.emailTaken();
        }
    }

    @Audited(AuditAction.USER_ROLE_CHANGED)
    public void changeRole(String id, Role role) {
        onReserved("change role", () -> users.change(id, (user, now) -> user.role(role, now)));
        sessions.end(id);
    }

    @Audited(AuditAction.USER_STATE_CHANGED)
    public void setEnabled(String id, boolean enabled) {
        onReserved("change state", () -> users.change(id, (user, now) -> user.enabled(enabled, now)));
        sessions.end(id);
    }

    @Audited(AuditAction.USER_PASSWORD_CHANGED)
    public void resetPassword(String id, String password) {
        refuseOwn(id);
        SignedInUser user = onReserved("reset password", () -> users.find(id));
        AccountRules.checkPassword(password, user.displayName());
        String hash = hasher.hash(password);
        onReserved("reset password", () -> users.change(id, (changed, now) -> changed.passwordHash(hash, now)));
        sessions.end(id);
    }

    /** Else an unattended screen, or a stolen session, would be enough to take the account over. */
    private static void refuseOwn(String id) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser me
                && me.id().equals(id)) {
            throw new UserRefused(
                    UserRefused.Field.WHOLE, "This is your own account: change its password under Profile.");
        }
    }

    private static <T> T onReserved(String operation, Supplier<T> task) {
        return ReservedWork.doing(operation).call(task);
    }
}
