package com.aidock.admin.access;

import com.aidock.admin.events.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions around users, each one short: hashing and waiting happen outside of them. */
@Component
class UserStore {
    private static final String LAST_ADMINISTRATOR =
            "This is the last enabled administrator. Make somebody else an administrator first.";

    private final UserRepository users;
    private final UserAudit audit;
    private final Clock clock;

    UserStore(UserRepository users, UserAudit audit, Clock clock) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<SignedInUser> findForSignIn(String email) {
        return users.findByEmail(email).map(AppUser::forSignIn);
    }

    /**
     * The account with its password's hash.
     *
     * @throws UserRefused if the user is gone
     */
    @Transactional(readOnly = true)
    public SignedInUser find(String id) {
        return user(id).forSignIn();
    }

    @Transactional(readOnly = true)
    public List<UserRow> list() {
        return users.findAllByEmail().stream().map(AppUser::row).toList();
    }

    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return users.count() == 0;
    }

    /** The versions of those of the users that still may sign in. */
    @Transactional(readOnly = true)
    public List<UserVersion> versions(Collection<String> ids) {
        return users.versionsOfEnabled(ids.stream().map(Long::valueOf).toList());
    }

    /** Whether this call created the first administrator: of two at once, over all replicas, only one does. */
    @Transactional
    public boolean createFirst(String email, String passwordHash) {
        users.lockForChange();
        if (users.count() > 0) {
            return false;
        }
        AppUser first = users.saveAndFlush(new AppUser(email, Role.ADMIN, passwordHash, now()));
        audit.created(AuditAction.FIRST_ADMINISTRATOR_CREATED, first.row());
        return true;
    }

    @Transactional
    public UserRow add(String email, Role role, String passwordHash) {
        users.lockForChange();
        if (users.findByEmail(email).isPresent()) {
            throw AccountRules.emailTaken();
        }
        UserRow added = users.saveAndFlush(new AppUser(email, role, passwordHash, now()))
                .row();
        audit.created(AuditAction.USER_CREATED, added);
        return added;
    }

    /**
     * Changes one user and returns the account's new version.
     *
     * @throws UserRefused if the user is gone, or if no enabled administrator would be left
     */
    @Transactional
    public long change(String id, BiConsumer<AppUser, Instant> change) {
        users.lockForChange();
        AppUser user = user(id);
        boolean was = user.isEnabledAdministrator();
        UserRow before = user.row();
        String password = user.passwordHash();
        change.accept(user, now());
        if (was && !user.isEnabledAdministrator() && users.countEnabledAdministrators() == 0) {
            throw new UserRefused(UserRefused.Field.WHOLE, LAST_ADMINISTRATOR);
        }
        AppUser after = users.saveAndFlush(user);
        audit.changed(before, after.row(), !password.equals(after.passwordHash()));
        return after.version();
    }

    @Transactional
    public void signedIn(String id) {
        users.signedIn(Long.valueOf(id), now());
    }

    private AppUser user(String id) {
        return users.findById(Long.valueOf(id))
                .orElseThrow(() -> new UserRefused(UserRefused.Field.WHOLE, "This user does not exist any more."));
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
