package com.aidock.admin.database;

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
    private final LeaseTimes times = new LeaseTimes();
    private final LongSupplier nanos;
    private final Map<Lane, LongAdder> statements = new EnumMap<>(Lane.class);

    public LeaseRegistry() {
        this(System::nanoTime);
    }

    /** With the given clock of monotonic nanoseconds. */
    LeaseRegistry(LongSupplier nanos) {
        this.nanos = nanos;
        for (Lane lane : Lane.values()) {
            statements.put(lane, new LongAdder());
        }
    }

    Lease ask(Lane lane, Work work) {
        Lease lease = new Lease(lane, work, nanos.getAsLong());
        leases.add(lease);
        return lease;
    }

    /** Tells the moment. */
    long acquired(Lease lease, int backendPid) {
        long now = nanos.getAsLong();
        lease.acquired(backendPid, now);
        times.waited(lease, lease.waitedNanos(now));
        return now;
    }

    /** Notes a statement in the connection that this thread took last. */
    void ran(String sql) {
        Lease lease = current();
        if (lease != null) {
            lease.ran(sql);
            counter(lease.lane()).increment();
        }
    }

    /** Notes that the JPA layer waits for the server in the connection that this thread took last. */
    void executing() {
        Lease lease = current();
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
        List<Lease> theirs =
                held().stream().filter(lease -> lease.thread() == thread).toList();
        theirs.forEach(Lease::abandon);
        return !theirs.isEmpty();
    }

    /** Does nothing when it ended before, as a connection may be closed twice. */
    void end(Lease lease) {
        if (leases.contains(lease)) {
            // Counted first: who has the place is the only one who counts there.
            if (!lease.waiting()) {
                times.held(lease, lease.heldNanos(nanos.getAsLong()));
            }
            leases.remove(lease);
        }
    }

    /** The connection that this thread took last and still holds, if any. */
    @Nullable
    Lease current() {
        return leases.innermost(Thread.currentThread());
    }

    /** The monotonic time that leases are measured in, in nanoseconds. */
    public long now() {
        return nanos.getAsLong();
    }

    /** How often a connection of this lane was asked for since start. */
    public long borrows(Lane lane) {
        return leases.borrows(lane);
    }

    /** How long those had waited who got a connection of this lane. */
    TimeCounts acquire(Lane lane) {
        return times.acquire(lane);
    }

    /** How long connections of this lane were held that were given back. */
    TimeCounts hold(Lane lane) {
        return times.hold(lane);
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
                .filter(lease -> !lease.waiting())
                .sorted(Comparator.comparingLong((Lease lease) -> lease.heldNanos(now))
                        .reversed())
                .toList();
    }

    /** The borrowers that wait, longest first. */
    public List<Lease> waiting() {
        long now = now();
        return leases.all().stream()
                .filter(Lease::waiting)
                .sorted(Comparator.comparingLong((Lease lease) -> lease.waitedNanos(now))
                        .reversed())
                .toList();
    }
}
