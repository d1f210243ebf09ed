package com.aidock.admin.access;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and compares passwords, a few at a time: hashing is meant to be slow, and a flood of sign-ins must not take
 * every processor. Who waits for a turn holds no connection.
 */
final class PasswordHasher {
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final PasswordEncoder encoder;
    private final Semaphore turns;

    /** With as many turns at once, at least one. */
    PasswordHasher(PasswordEncoder encoder, int turns) {
        this.encoder = encoder;
        this.turns = new Semaphore(Math.max(1, turns), true);
    }

    /** One processor is left for everything else. */
    static int turnsOfThisMachine() {
        return Runtime.getRuntime().availableProcessors() - 1;
    }

    PasswordEncoder encoder() {
        return encoder;
    }

    String hash(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(password)));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    /**
     * Runs the work when a turn is free.
     *
     * @throws TooManyAtOnce if none is within 10 s
     */
    <T> T inTurn(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManyAtOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAtOnce();
        }
    }
}
