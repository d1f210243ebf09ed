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

    public LeaseRegistry() {
        this(System::nanoTime);
    }

    /** With the given clock of monotonic nanoseconds. */
    LeaseRegistry(LongSupplier nanos) {
        this.nanos = nanos;
        for (Lane lane : Lane.values()) {
            borrows.put(lane, new LongAdder());
        }
    }

    Lease ask(Lane lane, Work work) {
        Lease lease = new Lease(lane, work, nanos.getAsLong());
        leases.add(lease);
        adder(lane).increment();
        return lease;
    }

    void acquired(Lease lease, int backendPid) {
        lease.acquired(backendPid, nanos.getAsLong());
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
        return adder(lane).sum();
    }

    private LongAdder adder(Lane lane) {
        return Objects.requireNonNull(borrows.get(lane));
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
