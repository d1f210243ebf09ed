package com.aidock.admin.access;

import com.aidock.admin.access.throttle.Turns;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and compares passwords, a few at a time: hashing is meant to be slow, and a flood of sign-ins must not take
 * every processor. Who waits for a turn holds no connection; those who are known come before strangers.
 */
final class PasswordHasher {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PasswordEncoder encoder;
    private final Turns turns;
    private volatile @Nullable String ofNobody;

    /** With as many turns at once, at least one. */
    PasswordHasher(PasswordEncoder encoder, int turns) {
        this.encoder = encoder;
        this.turns = new Turns(turns, LONGEST_WAIT);
    }

    /** One processor is left for everything else. */
    static int turnsOfThisMachine() {
        return Runtime.getRuntime().availableProcessors() - 1;
    }

    String hash(String password) {
        return inTurn(Turns.KNOWN, () -> String.valueOf(encoder.encode(password)));
    }

    boolean matches(String password, String hash) {
        return inTurn(Turns.KNOWN, () -> encoder.matches(password, hash));
    }

    /**
     * Compares the password of a sign-in, in a turn of this rank.
     *
     * @param hash null if there is no such account: that costs the same and is never right
     */
    boolean matches(int rank, String password, @Nullable String hash) {
        return inTurn(rank, () -> {
            String other = ofNobody();
            return encoder.matches(password, hash == null ? other : hash) && hash != null;
        });
    }

    /** Made at the first sign-in, whoever's it is, so that the time it takes tells nothing. */
    private String ofNobody() {
        String made = ofNobody;
        if (made == null) {
            made = String.valueOf(encoder.encode("nobody has this password"));
            ofNobody = made;
        }
        return made;
    }

    /**
     * Runs the work when a turn is free.
     *
     * @throws TooManyAtOnce if none is within 10 s, or too many wait
     */
    <T> T inTurn(int rank, Supplier<T> work) {
        await(rank);
        try {
            return work.get();
        } finally {
            turns.giveBack();
        }
    }

    private void await(int rank) {
        try {
            if (!turns.take(rank)) {
                throw new TooManyAtOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAtOnce();
        }
    }
}
