package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The creation of the first administrator by a link that works once and for an hour. Of the link's token only a hash
 * stays here, in memory; it is gone once an administrator exists.
 */
public final class FirstRun {
    static final Duration VALID = Duration.ofHours(1);

    private static final Work WORK = new Work(WorkKind.SIGN_IN, null, "Set-up", "create first administrator");
    private static final int TOKEN_BYTES = 32;

    private final UserStore users;
    private final PasswordHasher hasher;
    private final SetupLinkPlace place;
    private final Clock clock;
    private volatile boolean pending;
    private volatile @Nullable Link link;

    FirstRun(UserStore users, PasswordHasher hasher, SetupLinkPlace place, Clock clock) {
        this.users = users;
        this.hasher = hasher;
        this.place = place;
        this.clock = clock;
    }

    /** Looks whether there is anybody yet. */
    void begin() {
        pending = WORK.call(users::isEmpty);
        if (!pending) {
            place.clear();
        }
    }

    /** Whether nobody can sign in yet, as far as this process knows; read from memory. */
    public boolean pending() {
        return pending;
    }

    /** Makes up the token of a new link, which takes the place of any before; nothing once set-up is done. */
    Optional<String> newToken() {
        if (!pending) {
            return Optional.empty();
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        link = new Link(hash(token), clock.instant().plus(VALID));
        return Optional.of(token);
    }

    /** Whether the link is the one made last and not too old; always false once set-up is done. */
    public boolean opens(String presented) {
        Link expected = link;
        return pending
                && expected != null
                && clock.instant().isBefore(expected.expires())
                && MessageDigest.isEqual(expected.hash(), hash(presented));
    }

    /** Whether set-up waits and the link made last has become too old. */
    public boolean expired() {
        Link last = link;
        return pending && last != null && !clock.instant().isBefore(last.expires());
    }

    /**
     * Creates the first administrator; waits for the database, so never call it from a screen's thread.
     *
     * @throws UserRefused if the link is not or no longer right, or a rule is broken; the link then still works
     */
    public void create(String presentedToken, String email, String password) {
        if (!opens(presentedToken)) {
            throw new UserRefused(
                    UserRefused.Field.WHOLE,
                    expired()
                            ? "This link has expired. Open /setup for a new one."
                            : "This link is not the one that was made last.");
        }
        if (!createAdministrator(email, password)) {
            throw new UserRefused(UserRefused.Field.WHOLE, "Somebody else has set this up already. Please sign in.");
        }
    }

    /** Whether this call created the administrator; false when there was somebody already. */
    boolean createAdministrator(String email, String password) {
        AccountRules.check(email, password);
        String hash = hasher.hash(password);
        boolean created = WORK.call(() -> users.createFirst(email.strip(), hash));
        done();
        return created;
    }

    /** Somebody exists, though perhaps created by another replica. */
    void done() {
        if (pending) {
            pending = false;
            link = null;
            place.clear();
        }
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private record Link(byte[] hash, Instant expires) {}
}
