package com.aidock.admin.access;

import com.aidock.admin.access.device.DeviceMark;
import com.aidock.admin.access.throttle.GuessQueue;
import com.aidock.admin.access.throttle.NoTurn;
import com.aidock.admin.access.throttle.Turns;
import com.aidock.admin.platform.ClientNetwork;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Slows failed sign-ins down, without the database. A browser that is known for the account is counted by itself;
 * strangers wait in a queue in which nobody who knows the password can be kept out by those who guess.
 */
final class SignInThrottle {
    private static final long MOST_OUTDATED = 10_000;

    private final GrowingDelay devices;
    private final GuessQueue strangers;
    /** Marks that were found to be of an earlier version of their account, so that they cost one look-up at most. */
    private final Cache<String, Boolean> outdated;

    SignInThrottle(Ticker ticker) {
        this.outdated = Caffeine.newBuilder()
                .maximumSize(MOST_OUTDATED)
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(ticker)
                .build();
        this.devices = new GrowingDelay(GrowingDelay.Limits.OF_ONE_PERSON, ticker);
        this.strangers = new GuessQueue(ticker);
    }

    /**
     * Lets an attempt of a known browser pass.
     *
     * @throws TooManyAttempts if it has to wait
     */
    Entry enter(String email, DeviceMark mark) {
        String key = account(email) + " " + mark.device();
        long seconds = devices.failedUnlessWaiting(key);
        if (seconds > 0) {
            throw new TooManyAttempts(seconds);
        }
        return new Entry(Turns.KNOWN, () -> devices.forget(key), () -> devices.takeBack(key));
    }

    /** The account has changed since: the browser is a stranger's from now on. */
    void outdated(String email, DeviceMark mark) {
        outdated.put(versioned(email, mark), Boolean.TRUE);
    }

    boolean isOutdated(String email, DeviceMark mark) {
        return outdated.getIfPresent(versioned(email, mark)) != null;
    }

    private static String versioned(String email, DeviceMark mark) {
        return account(email) + " " + mark.device() + " " + mark.version();
    }

    /**
     * Lets an attempt of any other browser pass, at its turn.
     *
     * @param browser the browser's session, or null if it has none
     * @throws TooManyAttempts if too many are before it
     */
    Entry enter(String email, String address, @Nullable String browser) {
        try {
            GuessQueue.Turn turn = strangers.await(
                    account(email), ClientNetwork.sender(address), ClientNetwork.network(address, address), browser);
            return new Entry(Turns.KNOWN + 1 + turn.before(), turn::right, turn::undecided);
        } catch (NoTurn e) {
            throw new TooManyAttempts(e.secondsToWait());
        }
    }

    /** How many strangers wait for their turn. */
    int waiting() {
        return strangers.waiting();
    }

    private static String account(String email) {
        // A longer one cannot exist.
        String name = email.strip().toLowerCase(Locale.ROOT);
        return name.length() <= EmailRule.MAXIMUM ? name : name.substring(0, EmailRule.MAXIMUM);
    }

    /** An attempt that may be compared. One that is closed without an outcome was nobody's failure. */
    static final class Entry implements AutoCloseable {
        private final int rank;
        private final Runnable onRight;
        private final Runnable onUndecided;
        private boolean decided;

        private Entry(int rank, Runnable onRight, Runnable onUndecided) {
            this.rank = rank;
            this.onRight = onRight;
            this.onUndecided = onUndecided;
        }

        /** Where it stands in line for a comparison. */
        int rank() {
            return rank;
        }

        void right() {
            decided = true;
            onRight.run();
        }

        void wrong() {
            decided = true;
        }

        @Override
        public void close() {
            if (!decided) {
                onUndecided.run();
            }
        }
    }
}
