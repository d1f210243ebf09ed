package com.aidock.admin.pool.incident;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Connection-seconds by cause: each second, each held connection counts once for what its holder does. Once a holder
 * turns out to be slow, all its seconds so far count for that: nobody is slow from the first second on.
 *
 * @param <H> what tells one holder from another
 */
final class Tally<H> {
    private final Map<Cause, Integer> seconds = new EnumMap<>(Cause.class);
    private final Map<H, Counted> current = new HashMap<>();

    /** Counts one second of everyone who holds now; those who gave back keep what they have. */
    void count(Map<H, Cause> holders) {
        Set<H> gone = new HashSet<>(current.keySet());
        gone.removeAll(holders.keySet());
        gone.forEach(current::remove);
        holders.forEach(this::count);
    }

    private void count(H holder, Cause cause) {
        Counted before = current.getOrDefault(holder, new Counted(cause, 0));
        boolean betterKnown = cause != before.cause() && cause != Cause.TOO_SMALL;
        Counted after = new Counted(betterKnown ? cause : before.cause(), before.seconds() + 1);
        seconds.merge(before.cause(), -before.seconds(), Integer::sum);
        seconds.merge(after.cause(), after.seconds(), Integer::sum);
        current.put(holder, after);
    }

    int of(Cause cause) {
        return seconds.getOrDefault(cause, 0);
    }

    private record Counted(Cause cause, int seconds) {}
}
