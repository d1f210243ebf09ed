package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The creation of the first administrator by a one-time link. The link's token lives in memory alone, is compared in
 * constant time, and is gone once an administrator exists.
 */
public final class FirstRun {
    private static final Work WORK = new Work(WorkKind.SIGN_IN, null, "Set-up", "create first administrator");
    private static final int TOKEN_BYTES = 32;

    private final UserStore users;
    private final PasswordHasher hasher;
    private volatile @Nullable String token;

    FirstRun(UserStore users, PasswordHasher hasher) {
        this.users = users;
        this.hasher = hasher;
    }

    /** Looks whether there is anybody yet, and makes up a token if not. */
    void begin() {
        if (WORK.call(users::isEmpty)) {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        }
    }

    /** Whether nobody can sign in yet, as far as this process knows; read from memory. */
    public boolean pending() {
        return token != null;
    }

    /** What the link must carry, while set-up is pending. */
    Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /** Whether the link is the one that was printed; always false once set-up is done. */
    public boolean opens(String presented) {
        String expected = token;
        return expected != null && MessageDigest.isEqual(bytes(expected), bytes(presented));
    }

    /**
     * Creates the first administrator; waits for the database, so never call it from a screen's thread.
     *
     * @throws UserRefused if the link is not or no longer right, or a rule is broken; the link then still works
     */
    public void create(String presentedToken, String email, String password) {
        if (!opens(presentedToken)) {
            throw new UserRefused(UserRefused.Field.WHOLE, "This link is not the one that was printed at the start.");
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
        token = null;
        return created;
    }

    /** Somebody exists, though perhaps created by another replica. */
    void done() {
        token = null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
