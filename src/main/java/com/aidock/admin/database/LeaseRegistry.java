package com.aidock.admin.database;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** All leases of this process, waiting and held; reading it borrows nothing and blocks nobody. */
public final class LeaseRegistry {
    private final Set<Lease> leases = ConcurrentHashMap.newKeySet(256);
    private final LongSupplier nanos;
    private final Map<Lane, LongAdder> borrows = new EnumMap<>(Lane.class);
    private final Map<Lane, LongAdder> statements = new EnumMap<>(Lane.class);

    public LeaseRegistry() {
        this(System::nanoTime);
    }

    /** With the given clock of monotonic nanoseconds. */
    LeaseRegistry(LongSupplier nanos) {
        this.nanos = nanos;
        for (Lane lane : Lane.values()) {
            borrows.put(lane, new LongAdder());
            statements.put(lane, new LongAdder());
        }
    }

    Lease ask(Lane lane, Work work) {
        Lease lease = new Lease(lane, work, nanos.getAsLong());
        leases.add(lease);
        adder(borrows, lane).increment();
        return lease;
    }

    void acquired(Lease lease, int backendPid) {
        lease.acquired(backendPid, nanos.getAsLong());
    }

    void ran(Lease lease, String sql) {
        lease.ran(sql);
        adder(statements, lease.lane()).increment();
    }

    void end(Lease lease) {
        leases.remove(lease);
        lease.ended();
    }

    /** The monotonic time that leases are measured in, in nanoseconds. */
    public long now() {
        return nanos.getAsLong();
    }

    /** How often a connection of this lane was asked for since start. */
    public long borrows(Lane lane) {
        return adder(borrows, lane).sum();
    }

    /** How many statements of the JPA layer were sent over this lane since start. */
    public long statements(Lane lane) {
        return adder(statements, lane).sum();
    }

    private static LongAdder adder(Map<Lane, LongAdder> adders, Lane lane) {
        return Objects.requireNonNull(adders.get(lane));
    }

    /** The held connections, longest first. */
    public List<Lease> held() {
        long now = now();
        return leases.stream()
                .filter(lease -> !lease.waiting())
                .sorted(Comparator.comparingLong((Lease lease) -> lease.heldNanos(now))
                        .reversed())
                .toList();
    }

    /** The borrowers that wait, longest first. */
    public List<Lease> waiting() {
        long now = now();
        return leases.stream()
                .filter(Lease::waiting)
                .sorted(Comparator.comparingLong((Lease lease) -> lease.waitedNanos(now))
                        .reversed())
                .toList();
    }
}
