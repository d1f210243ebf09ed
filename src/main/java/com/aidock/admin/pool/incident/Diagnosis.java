package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.LockChain;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one cause of an incident from what is seen each second: the cause that most connection-seconds count for,
 * and what was seen when most of the connections were in that state. While the database is away nothing new can be told
 * of holders: that is the cause when it was so from the begin on, and later a misfortune of its own, which is told
 * behind the cause.
 */
final class Diagnosis {
    /** Before that, what holders do cannot be told apart. */
    static final int ENOUGH_SECONDS = 3;

    /** Everyone counts for a lane too small until it is known better: before that, it says nothing. */
    private static final int ENOUGH_FOR_TOO_SMALL = 6;

    /** A server that hangs is only known to be away when it has been silent for ten seconds. */
    private static final int FROM_THE_BEGIN = 10;

    private static final Comparator<Seen> WORSE = Comparator.comparingInt((Seen seen) -> seen.holders.size())
            .thenComparingInt(seen -> seen.now.sample().waiting());

    private final Tally<Lease> tally = new Tally<>();
    private final Map<Cause, Seen> best = new EnumMap<>(Cause.class);
    private int seconds;
    private int pressed;
    private int tight;
    private int full;
    private int away;
    private int awayFrom;
    private @Nullable Cause fault;
    private int faultFrom;
    private FailedRequests failed = FailedRequests.NONE;
    private @Nullable Observation latest;

    void observe(Observation now) {
        seconds++;
        latest = now;
        if (now.somebodyWaits()) {
            pressed++;
        }
        now.fault().ifPresent(standing -> fault(Cause.of(standing.fault()), now));
        if (!now.healthy() || now.somebodyWaits()) {
            tight++;
        }
        if (now.databaseAway()) {
            away(now);
        } else {
            tell(now);
        }
    }

    /** The database itself says what is wrong: nothing that holders do is the cause beside it. */
    private void fault(Cause cause, Observation now) {
        if (fault == null) {
            faultFrom = seconds;
        }
        if (fault == null || cause.compareTo(fault) < 0) {
            fault = cause;
        }
        best.put(cause, new Seen(now, List.copyOf(now.holders())));
    }

    private void away(Observation now) {
        if (away == 0) {
            awayFrom = seconds;
        }
        away++;
        best.put(Cause.DATABASE_AWAY, new Seen(now, List.copyOf(now.holders())));
    }

    private void tell(Observation now) {
        if (now.serverFull()) {
            full++;
            keepFullest(now);
        }
        Map<Lease, Cause> causes = now.causes();
        tally.count(causes);
        now.byCause(causes).forEach((cause, holders) -> keep(cause, now, holders));
    }

    /** Who has the connections is what matters then, and is read less often than the server is counted. */
    private void keepFullest(Observation now) {
        Seen before = best.get(Cause.DATABASE_FULL);
        if (before == null || sessions(now) >= sessions(before.now)) {
            best.put(Cause.DATABASE_FULL, new Seen(now, List.copyOf(now.holders())));
        }
    }

    private static int sessions(Observation seen) {
        return seen.activity().byPid().size();
    }

    /** The worst that was seen of a cause: where most hold for it, and of those moments where most wait. */
    private void keep(Cause cause, Observation now, List<Holder> holders) {
        Seen seen = new Seen(now, List.copyOf(holders));
        Seen before = best.get(cause);
        if (before == null
                || WORSE.compare(seen, before) >= 0
                || cause == Cause.LOCK_CHAIN && passedOn(before.now, now)) {
            best.put(cause, seen);
        }
    }

    /** Whether the lock has another owner by now: the first one has ended, and must not be named any more. */
    private static boolean passedOn(Observation before, Observation now) {
        List<LockChain> chains = now.lockChains();
        return !chains.isEmpty()
                && before.lockChains().stream().noneMatch(old -> chains.stream()
                        .anyMatch(chain -> chain.sameRoot(LockChain.Root.of(old.root()))));
    }

    /** What failed by time-out so far; where holders tell nothing, it is the verdict. */
    void failed(FailedRequests now) {
        failed = now;
    }

    Verdict verdict() {
        Cause cause = cause();
        Seen seen = best.get(cause);
        if (cause == Cause.TIMED_OUT && latest != null) {
            return Story.of(cause, latest, List.of(), failed);
        }
        if (cause == Cause.UNCLEAR || seen == null) {
            return Verdict.UNCLEAR;
        }
        Verdict verdict = Story.of(cause, seen.now, seen.holders, failed).also(besides(cause));
        if (fault != null && fault != cause) {
            return verdict.then("Later: %s.".formatted(fault.label()));
        }
        return away == 0 || cause == Cause.DATABASE_AWAY
                ? verdict
                : verdict.then("Later the database did not answer for %d s.".formatted(away));
    }

    /** As it stands when all is over: requests that failed are told even if that was too short to see why. */
    Verdict last() {
        return cause() == Cause.UNCLEAR && failed.total() > 0 && latest != null
                ? Story.of(Cause.TIMED_OUT, latest, List.of(), failed)
                : verdict().closed();
    }

    /** What else held connections for a considerable time: it stays when the cause is gone. */
    private List<String> besides(Cause cause) {
        return Stream.of(Cause.values())
                .filter(other -> other != cause && other != Cause.TOO_SMALL)
                .filter(other -> tally.of(other) >= ENOUGH_SECONDS && tally.of(other) * 4 >= tally.of(cause))
                .flatMap(other -> Optional.ofNullable(best.get(other)).stream()
                        .map(seen -> "Besides: %s, at most %d at once.".formatted(other.label(), seen.holders.size())))
                .toList();
    }

    private Cause cause() {
        Cause seen = causeBefore();
        if (fault != null && (faultFrom <= FROM_THE_BEGIN || seen == Cause.UNCLEAR)) {
            return fault;
        }
        boolean atFirst = away > 0 && (awayFrom <= FROM_THE_BEGIN || seen == Cause.UNCLEAR);
        return atFirst ? Cause.DATABASE_AWAY : seen;
    }

    /** The cause, the times aside when the database was away. */
    private Cause causeBefore() {
        if (seconds < ENOUGH_SECONDS) {
            return Cause.UNCLEAR;
        }
        if (full >= 2 && full * 2 >= pressed - away) {
            return Cause.DATABASE_FULL;
        }
        return Stream.of(Cause.values())
                .filter(cause -> cause != Cause.UNCLEAR && tally.of(cause) > 0)
                // A lane that was never short is not too small, whatever else is wrong.
                .filter(cause -> cause != Cause.TOO_SMALL || tight > 0)
                .max(Comparator.comparingInt(tally::of))
                .filter(cause -> cause != Cause.TOO_SMALL || seconds >= ENOUGH_FOR_TOO_SMALL)
                .orElse(failed.total() > 0 ? Cause.TIMED_OUT : Cause.UNCLEAR);
    }

    private record Seen(Observation now, List<Holder> holders) {}
}
