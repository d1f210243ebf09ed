package com.aidock.admin.pool.incident;

import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.ServerActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an incident begins: a fault of the database, utilisation, waits for connections, waits for one lock, or
 * failed requests, whatever the utilisation; used on the sampler's thread alone.
 */
final class Triggers {
    static final String FAILING = "Requests timed out";
    private static final Duration LONG_WAIT = Duration.ofSeconds(3);
    /** Fewer sessions behind one lock are two people who edit the same. */
    private static final int SEVERAL = 3;
    /** Fewer failed statements within {@link #WINDOW} are somebody's slow search. */
    private static final int OFTEN = 3;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** What is older is not about this moment. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    private final Deque<Failed> recent = new ArrayDeque<>();
    private FailedRequests before;

    Triggers(FailedRequests before) {
        this.before = before;
    }

    /** What has failed by the sample before this one. */
    FailedRequests before() {
        return before;
    }

    /** Notes what has failed by now; to be called once for each sample, after the others. */
    void note(PoolSample sample) {
        FailedRequests since = sample.failed().minus(before);
        before = sample.failed();
        if (since.total() > 0) {
            recent.addLast(new Failed(sample.at(), since.total()));
        }
        while (!recent.isEmpty() && recent.getFirst().at.isBefore(sample.at().minus(WINDOW))) {
            recent.removeFirst();
        }
    }

    /** What failed up to now has had its incident. */
    void forget() {
        recent.clear();
    }

    /** What opens an incident at this moment, or null. */
    @Nullable
    String of(PoolSample sample, List<Holder> holders, ServerActivity activity) {
        Optional<StandingFault> fault = sample.database().fault();
        if (fault.isPresent()) {
            return "Database " + fault.get().fault().label();
        }
        FailedRequests since = sample.failed().minus(before);
        if (since.connections() > 0) {
            return "A borrower timed out waiting for a connection";
        }
        if (sample.health() != Health.HEALTHY) {
            return "The pool left health";
        }
        if (sample.longestWait().compareTo(LONG_WAIT) >= 0) {
            return "A borrower has waited for 3 s";
        }
        if (lockedUp(sample, holders, activity)) {
            return "Several sessions have waited 3 s for one lock";
        }
        long failed = since.total() + recent.stream().mapToLong(Failed::count).sum();
        return since.total() > 0 && failed >= OFTEN ? FAILING : null;
    }

    /** Of all sessions behind one root, as other replicas wait as well; one of ours must be among them. */
    private static boolean lockedUp(PoolSample sample, List<Holder> holders, ServerActivity activity) {
        boolean ours = holders.stream().anyMatch(holder -> holder.waitsForLock(LONG_WAIT));
        return ours
                && Duration.between(activity.at(), sample.at()).compareTo(FRESH) <= 0
                && LockChain.of(activity, holders).stream().anyMatch(chain -> chain.waitingFor(LONG_WAIT) >= SEVERAL);
    }

    private record Failed(Instant at, long count) {}
}
