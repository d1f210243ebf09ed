package com.aidock.admin.database;

import java.sql.Connection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All leases of this process, waiting and held; reading it borrows nothing and blocks nobody. */
public final class LeaseRegistry {
    private final LeaseTable leases = new LeaseTable();
    /** Null for the system's, which is then called directly: through an object it costs 4 ns more at each borrow. */
    private final @Nullable LongSupplier clock;

    private final Map<Lane, LongAdder> statements = new EnumMap<>(Lane.class);

    public LeaseRegistry() {
        this(null);
    }

    /** With the given clock of monotonic nanoseconds, or with the system's. */
    LeaseRegistry(@Nullable LongSupplier clock) {
        this.clock = clock;
        for (Lane lane : Lane.values()) {
            statements.put(lane, new LongAdder());
        }
    }

    LeasedConnection ask(Lane lane, Work work) {
        return ask(lane, work, now());
    }

    /** For a borrower that asked at this moment. */
    LeasedConnection ask(Lane lane, Work work, long askedAt) {
        LeasedConnection lease = new LeasedConnection(lane, work, this, askedAt);
        leases.add(lease);
        return lease;
    }

    void acquired(LeasedConnection lease, Connection connection, int backendPid, long now) {
        lease.acquired(connection, backendPid, now);
        leases.counts().waited(lease, now - lease.askedAt());
    }

    /** Counts a statement. */
    void ran(Lane lane) {
        counter(lane).increment();
    }

    /** Notes that the JPA layer waits for the server in the connection that this thread took last. */
    void executing() {
        LeasedConnection lease = current();
        if (lease != null) {
            lease.executing(now());
        }
    }

    /**
     * Marks what a thread holds as wanted by nobody any more.
     *
     * @return whether it holds anything
     */
    public boolean abandon(Thread thread) {
        List<LeasedConnection> theirs = leases.all().stream()
                .filter(lease -> lease.thread() == thread && !lease.waiting())
                .toList();
        theirs.forEach(LeasedConnection::abandon);
        return !theirs.isEmpty();
    }

    /** Ends the wait for a lane's connection of all who wait in its queue. */
    void turnAway(Lane lane) {
        leases.all().stream()
                .filter(lease -> lease.lane() == lane && lease.waiting() && !lease.waitsForShare())
                .forEach(LeasedConnection::turnAway);
    }

    /** Ends one that never got a connection. */
    void giveUp(LeasedConnection lease) {
        if (leases.contains(lease)) {
            leases.remove(lease);
        }
    }

    /** Does nothing when it ended before, as a connection may be closed twice. */
    void end(LeasedConnection lease, Connection closed, long since) {
        if (leases.contains(lease)) {
            ended(lease, PoolClock.returnedAt(closed, since) - since);
        }
    }

    /** Ends one that was held for so many nanoseconds. */
    void ended(LeasedConnection lease, long heldNanos) {
        // Counted first: who has the place is the only one who counts there.
        leases.counts().held(lease, heldNanos);
        leases.remove(lease);
    }

    /** The connection that this thread took last and still holds, if any. */
    @Nullable
    LeasedConnection current() {
        return leases.innermost(Thread.currentThread());
    }

    /** The monotonic time that leases are measured in, in nanoseconds. */
    public long now() {
        return clock == null ? System.nanoTime() : clock.getAsLong();
    }

    /** How often a connection of this lane was asked for since start. */
    public long borrows(Lane lane) {
        return leases.counts().borrows(lane);
    }

    /** How long those had waited who got a connection of this lane. */
    TimeCounts acquire(Lane lane) {
        return leases.counts().acquire(lane);
    }

    /** How long connections of this lane were held that were given back. */
    TimeCounts hold(Lane lane) {
        return leases.counts().hold(lane);
    }

    /** How many statements of the JPA layer were sent over this lane since start. */
    public long statements(Lane lane) {
        return counter(lane).sum();
    }

    private LongAdder counter(Lane lane) {
        return Objects.requireNonNull(statements.get(lane));
    }

    /** The held connections, longest first. */
    public List<Lease> held() {
        long now = now();
        return leases.all().stream()
                .map(Lease.class::cast)
                .filter(lease -> !lease.waiting())
                .sorted(Comparator.comparingLong((Lease lease) -> lease.heldNanos(now))
                        .reversed())
                .toList();
    }

    /** The borrowers that wait, longest first. */
    public List<Lease> waiting() {
        long now = now();
        return leases.all().stream()
                .map(Lease.class::cast)
                .filter(Lease::waiting)
                .sorted(Comparator.comparingLong((Lease lease) -> lease.waitedNanos(now))
                        .reversed())
                .toList();
    }
}
