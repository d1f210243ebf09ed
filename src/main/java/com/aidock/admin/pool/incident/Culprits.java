package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.pool.backend.LockTree;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds what to act on first when an incident has a given cause: a holder's session or a lane; from memory. */
@Component
public class Culprits {
    private final Holders holders;
    private final Backends backends;
    private final PoolMonitor monitor;

    Culprits(Holders holders, Backends backends, PoolMonitor monitor) {
        this.holders = holders;
        this.backends = backends;
        this.monitor = monitor;
    }

    /** The lane that people or jobs wait for most. */
    public Lane tightestLane() {
        return Observation.worst(monitor.latest()).lane();
    }

    /** Whether the server has a slot left that a larger lane could use. */
    public boolean roomToGrow() {
        return !monitor.latest().database().full();
    }

    /**
     * The holder whose session to end first; empty where no single session is to blame, where it is another client's,
     * and while the server cannot be told to end any.
     */
    public Optional<Holder> of(Cause cause) {
        return monitor.latest().database().reachable() ? culprit(cause) : Optional.empty();
    }

    private Optional<Holder> culprit(Cause cause) {
        return switch (cause) {
            case LOCK_CHAIN -> root();
            case LEAK -> longest(HolderState.LEAKED::equals);
            case DEAD_SOCKETS -> longest(HolderState.DEAD_SOCKET::equals);
            case SLOW_SQL -> longest(HolderState.RUNNING::equals);
            case OUTSIDE_CALL -> longest(Culprits::waitsForOthers);
            case NESTED_BORROW,
                    TOO_SMALL,
                    DATABASE_FULL,
                    DATABASE_AWAY,
                    ACCESS_REFUSED,
                    READ_ONLY,
                    DISK_FULL,
                    TIMED_OUT,
                    UNCLEAR -> Optional.empty();
        };
    }

    private static boolean waitsForOthers(HolderState state) {
        return state == HolderState.OUTSIDE_CALL
                || state == HolderState.IDLE_IN_TRANSACTION
                || state == HolderState.HOLDING;
    }

    private Optional<Holder> root() {
        return LockTree.of(backends.latest()).stream()
                .findFirst()
                .map(tree -> tree.session().pid())
                .flatMap(pid -> find(holder -> holder.lease().backendPid() == pid));
    }

    private Optional<Holder> longest(Predicate<HolderState> state) {
        return find(holder -> state.test(holder.state()) && holder.lease().backendPid() != 0);
    }

    private Optional<Holder> find(Predicate<Holder> what) {
        return holders.held().stream()
                .filter(holder -> Observation.counts(holder.lease().lane()))
                .filter(what)
                .findFirst();
    }
}
