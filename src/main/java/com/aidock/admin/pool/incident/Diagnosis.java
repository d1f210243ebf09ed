package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.backend.Holder;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the one cause of an incident from what is seen each second: the cause that most connection-seconds count for,
 * and what was seen when most of the connections were in that state.
 */
final class Diagnosis {
    /** Before that, what holders do cannot be told apart. */
    static final int ENOUGH_SECONDS = 3;

    /** Everyone counts for a lane too small until it is known better: before that, it says nothing. */
    private static final int ENOUGH_FOR_TOO_SMALL = 6;

    private final Tally<Lease> tally = new Tally<>();
    private final Map<Cause, Seen> best = new EnumMap<>(Cause.class);
    private int seconds;
    private int pressed;
    private int full;

    void observe(Observation now) {
        seconds++;
        if (now.somebodyWaits()) {
            pressed++;
        }
        if (now.serverFull()) {
            full++;
            keep(Cause.DATABASE_FULL, now, now.holders());
        }
        Map<Lease, Cause> causes = now.causes();
        tally.count(causes);
        now.byCause(causes).forEach((cause, holders) -> keep(cause, now, holders));
    }

    private void keep(Cause cause, Observation now, List<Holder> holders) {
        Seen before = best.get(cause);
        if (before == null || holders.size() >= before.holders.size()) {
            best.put(cause, new Seen(now, List.copyOf(holders)));
        }
    }

    Verdict verdict() {
        Cause cause = cause();
        Seen seen = best.get(cause);
        return cause == Cause.UNCLEAR || seen == null ? Verdict.UNCLEAR : Story.of(cause, seen.now, seen.holders);
    }

    private Cause cause() {
        if (seconds < ENOUGH_SECONDS) {
            return Cause.UNCLEAR;
        }
        if (full >= 2 && full * 2 >= pressed) {
            return Cause.DATABASE_FULL;
        }
        return Stream.of(Cause.values())
                .filter(cause -> cause != Cause.UNCLEAR && tally.of(cause) > 0)
                .max(Comparator.comparingInt(tally::of))
                .filter(cause -> cause != Cause.TOO_SMALL || seconds >= ENOUGH_FOR_TOO_SMALL)
                .orElse(Cause.UNCLEAR);
    }

    private record Seen(Observation now, List<Holder> holders) {}
}
