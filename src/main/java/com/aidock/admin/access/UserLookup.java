package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.InternalAuthenticationServiceException;

/**
 * Finds the account of a sign-in on the reserved lane, outside of the turns in which passwords are compared. Strangers
 * have one connection of it at a time and known browsers another, so that a flood while the database is slow leaves the
 * lane to others. A database that does not answer is an error of its own and never an unknown user.
 */
final class UserLookup {
    private static final Work WORK = new Work(WorkKind.SIGN_IN, null, "Sign-in", "look up account");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private final UserStore users;
    private final KnownAccounts known;
    private final Duration patience;
    private final Semaphore ofStrangers = new Semaphore(1, true);
    private final Semaphore ofKnown = new Semaphore(1, true);

    UserLookup(UserStore users, KnownAccounts known) {
        this(users, known, LONGEST_WAIT);
    }

    UserLookup(UserStore users, KnownAccounts known, Duration patience) {
        this.users = users;
        this.known = known;
        this.patience = patience;
    }

    /** @throws InternalAuthenticationServiceException if it cannot be told whether there is one */
    Optional<SignedInUser> find(String typed, boolean knownBrowser) {
        String email = typed.strip();
        // PostgreSQL would refuse some of what is no address with an error, which would look like a failure of ours.
        if (EmailRule.complaint(email).isPresent()) {
            return Optional.empty();
        }
        Semaphore turns = knownBrowser ? ofKnown : ofStrangers;
        await(turns);
        try {
            Optional<SignedInUser> user = WORK.call(() -> users.findForSignIn(email));
            user.ifPresent(known::found);
            return user;
        } catch (RuntimeException e) {
            throw new InternalAuthenticationServiceException("The account could not be looked up", e);
        } finally {
            turns.release();
        }
    }

    private void await(Semaphore turns) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LookupsBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LookupsBusy();
        }
    }

    /** The look-ups before this one did not come to an end: the database is slow or away. */
    static final class LookupsBusy extends InternalAuthenticationServiceException {
        LookupsBusy() {
            super("The look-ups before this one are not answered.");
        }
    }
}
