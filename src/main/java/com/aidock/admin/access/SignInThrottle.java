package com.aidock.admin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows failed sign-ins down, per account and per address, without the database. An address from which an account has
 * signed in before is counted by itself, so that nobody elsewhere can lock an administrator out by failing on purpose.
 */
final class SignInThrottle {
    private static final long MOST_KNOWN = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final GrowingDelay accounts;
    private final GrowingDelay addresses;
    private final GrowingDelay knownPairs;
    private final Cache<String, Boolean> known;

    SignInThrottle(Ticker ticker) {
        this.accounts = new GrowingDelay(GrowingDelay.Limits.OF_AN_ACCOUNT, ticker);
        this.knownPairs = new GrowingDelay(GrowingDelay.Limits.OF_AN_ACCOUNT, ticker);
        this.addresses = new GrowingDelay(GrowingDelay.Limits.OF_AN_ADDRESS, ticker);
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(KNOWN_FOR)
                .ticker(ticker)
                .build();
    }

    /**
     * Lets an attempt pass or not.
     *
     * @throws TooManyAttempts if it has to wait
     */
    void check(String email, String address) {
        long seconds = isKnown(email, address)
                ? knownPairs.secondsToWait(pair(email, address))
                : Math.max(accounts.secondsToWait(account(email)), addresses.secondsToWait(network(address)));
        if (seconds > 0) {
            throw new TooManyAttempts(seconds);
        }
    }

    void failed(String email, String address) {
        if (isKnown(email, address)) {
            knownPairs.failed(pair(email, address));
        } else {
            accounts.failed(account(email));
            addresses.failed(network(address));
        }
    }

    /** An address keeps its own failures: one good account must not buy it more guesses at others. */
    void succeeded(String email, String address) {
        if (isKnown(email, address)) {
            knownPairs.forget(pair(email, address));
        } else {
            accounts.forget(account(email));
            known.put(pair(email, address), Boolean.TRUE);
        }
    }

    private boolean isKnown(String email, String address) {
        return known.getIfPresent(pair(email, address)) != null;
    }

    private static String pair(String email, String address) {
        return network(address) + " " + account(email);
    }

    private static String account(String email) {
        // A longer one cannot exist; cut so that a flood of huge names cannot fill the memory.
        String name = email.strip().toLowerCase(Locale.ROOT);
        return name.length() <= EmailRule.MAXIMUM ? name : name.substring(0, EmailRule.MAXIMUM);
    }

    private static String network(String address) {
        return ClientNetwork.of(address);
    }
}
