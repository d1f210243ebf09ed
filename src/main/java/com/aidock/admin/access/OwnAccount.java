package com.aidock.admin.access;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** What a signed-in person may do with the own account. */
@Service
@PreAuthorize("hasRole('VIEWER')")
public class OwnAccount {
    private final UserStore users;
    private final PasswordHasher hasher;
    private final GrowingDelay guesses;
    private final LiveSessions sessions;

    OwnAccount(UserStore users, PasswordHasher hasher, LiveSessions sessions, Ticker ticker) {
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
        this.guesses = new GrowingDelay(GrowingDelay.Limits.OF_ONE_PERSON, ticker);
    }

    /**
     * Replaces the password; the person's other sessions end, this one goes on.
     *
     * @throws UserRefused if the old one is wrong or the new one breaks the rule
     */
    @Audited(value = AuditAction.USER_PASSWORD_CHANGED, first = Audited.First.NONE)
    public void changePassword(String oldPassword, String newPassword) {
        SignedInUser me = me();
        AccountRules.checkPassword(newPassword, me.displayName());
        checkOld(me, oldPassword);
        String hash = hasher.hash(newPassword);
        long version = ReservedWork.doing("change password")
                .call(() -> users.change(me.id(), (user, now) -> user.passwordHash(hash, now)));
        sessions.endOthers(me.id(), me.sessionKey(), version);
    }

    /** Guessing at an unattended screen is slowed down like guessing at the sign-in. */
    private void checkOld(SignedInUser me, String oldPassword) {
        long seconds = guesses.secondsToWait(me.id());
        if (seconds > 0) {
            throw new UserRefused(
                    UserRefused.Field.OLD_PASSWORD, "Too many wrong passwords; try again in %d s.".formatted(seconds));
        }
        SignedInUser stored = ReservedWork.doing("compare old password").call(() -> users.find(me.id()));
        if (!hasher.matches(oldPassword, String.valueOf(stored.getPassword()))) {
            guesses.failed(me.id());
            throw new UserRefused(UserRefused.Field.OLD_PASSWORD, "This is not your current password.");
        }
        guesses.forget(me.id());
    }

    private static SignedInUser me() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
            return user;
        }
        throw new UserRefused(UserRefused.Field.WHOLE, "Only a person who is signed in has a password to change.");
    }
}
