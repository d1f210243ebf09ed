package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.ServerActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen in one second of an incident, and what each holder in it stands for.
 *
 * @param held who holds a connection of a lane that people or jobs wait for, longest first
 * @param holders the same, joined to their sessions and in the same order
 * @param waiting who waits for one
 */
record Observation(
        PoolSample sample,
        List<Lease> held,
        List<Holder> holders,
        List<Lease> waiting,
        List<Holder> waiters,
        ServerActivity activity) {
    private static final Duration SLOW_STATEMENT = Duration.ofSeconds(1);
    private static final Duration UNUSED = Duration.ofSeconds(3);
    /** A lock that is waited for this long is not about to come free. */
    static final Duration LONG_LOCK_WAIT = Duration.ofSeconds(3);

    /** The lanes whose health counts: a busy reserved lane is doing what it is for. */
    static boolean counts(Lane lane) {
        return lane != Lane.RESERVED;
    }

    /** What each holder's second counts for; {@link Cause#TOO_SMALL} for those who use their connection well. */
    Map<Lease, Cause> causes() {
        Set<Integer> blockers = blockers();
        Map<Lease, Cause> causes = new HashMap<>();
        for (int i = 0; i < held.size(); i++) {
            causes.put(held.get(i), cause(holders.get(i), blockers));
        }
        return causes;
    }

    private static Cause cause(Holder holder, Set<Integer> blockers) {
        if (holder.state() == HolderState.WAITING_FOR_ANOTHER) {
            return Cause.NESTED_BORROW;
        }
        if (holder.state() == HolderState.WAITING_FOR_LOCK
                || blockers.contains(holder.lease().backendPid())) {
            return Cause.LOCK_CHAIN;
        }
        return switch (holder.state()) {
            case LEAKED -> Cause.LEAK;
            case DEAD_SOCKET -> Cause.DEAD_SOCKETS;
            case OUTSIDE_CALL -> Cause.OUTSIDE_CALL;
            case RUNNING -> slow(holder) ? Cause.SLOW_SQL : Cause.TOO_SMALL;
            case IDLE_IN_TRANSACTION, HOLDING ->
                holder.lease().held().compareTo(UNUSED) >= 0 ? Cause.OUTSIDE_CALL : Cause.TOO_SMALL;
            case WAITING, WAITING_FOR_SHARE, WAITING_AS_HOLDER, WAITING_FOR_ANOTHER, WAITING_FOR_LOCK ->
                Cause.TOO_SMALL;
        };
    }

    private static boolean slow(Holder holder) {
        Duration age = holder.statementAge();
        return age != null && age.compareTo(SLOW_STATEMENT) >= 0;
    }

    /** Who waits behind whose locks, the longest chain first. */
    List<LockChain> lockChains() {
        return LockChain.of(activity, holders);
    }

    /** Whether anybody who holds a connection has waited for a lock for long. */
    boolean lockWaits() {
        return holders.stream().anyMatch(holder -> holder.waitsForLock(LONG_LOCK_WAIT));
    }

    /** Sessions that others wait for. */
    Set<Integer> blockers() {
        return activity.byPid().values().stream()
                .flatMap(backend -> backend.blockedBy().stream())
                .collect(Collectors.toSet());
    }

    /** The holders by what they stand for. */
    Map<Cause, List<Holder>> byCause(Map<Lease, Cause> causes) {
        Map<Cause, List<Holder>> groups = new EnumMap<>(Cause.class);
        for (int i = 0; i < held.size(); i++) {
            Cause cause = causes.getOrDefault(held.get(i), Cause.TOO_SMALL);
            groups.computeIfAbsent(cause, key -> new ArrayList<>()).add(holders.get(i));
        }
        return groups;
    }

    /** Whether somebody waits in a lane that could grow, but the server has no slot for it. */
    boolean serverFull() {
        return sample.database().full()
                && lanes().anyMatch(lane -> lane.waiting() > 0 && lane.total() < lane.capacity());
    }

    boolean somebodyWaits() {
        return lanes().anyMatch(lane -> lane.waiting() > 0);
    }

    /** The lane that is worst off. */
    LaneReading worst() {
        return worst(sample);
    }

    static LaneReading worst(PoolSample sample) {
        return lanes(sample).reduce((a, b) -> pressure(b) > pressure(a) ? b : a).orElseThrow();
    }

    private static double pressure(LaneReading lane) {
        return lane.utilisation() + lane.waiting();
    }

    private Stream<LaneReading> lanes() {
        return lanes(sample);
    }

    private static Stream<LaneReading> lanes(PoolSample sample) {
        return sample.lanes().stream().filter(lane -> counts(lane.lane()));
    }

    /** Not while the server answers that it lets us in no more, which is a fault of its own. */
    boolean databaseAway() {
        return !sample.database().reachable() && !sample.database().has(DatabaseFault.ACCESS_REFUSED);
    }

    /** What is wrong with the database although it may answer. */
    Optional<StandingFault> fault() {
        return sample.database().fault();
    }

    boolean healthy() {
        return sample.health() == Health.HEALTHY;
    }
}
