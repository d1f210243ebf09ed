package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the threads of long holders stand now, taken from the thread itself and again each second: what a holder does
 * instead of giving back is more than where it once borrowed. Works for virtual threads too.
 */
final class Stacks {
    /** From then on a holder's stack is taken by itself. */
    static final long FROM_NANOS = 2_000_000_000L;
    /** More than this many stacks at once nobody reads, and taking each stops its thread for a moment. */
    private static final int MOST = 120;

    private static final int DEPTH = 120;

    private volatile Map<Lease, List<StackTraceElement>> taken = Map.of();

    /** Takes the stacks of everyone who has held for long, the longest first; forgets those of the others. */
    void take(LeaseRegistry leases) {
        long now = leases.now();
        Map<Lease, List<StackTraceElement>> next = new HashMap<>();
        leases.held().stream()
                .takeWhile(lease -> lease.heldNanos(now) >= FROM_NANOS)
                .limit(MOST)
                .forEach(lease -> next.put(lease, now(lease.thread())));
        taken = next;
    }

    /** As last taken; empty if none was, or the thread has ended. */
    List<StackTraceElement> of(Lease lease) {
        return taken.getOrDefault(lease, List.of());
    }

    /** Where the thread stands at this moment. */
    static List<StackTraceElement> now(Thread thread) {
        return Stream.of(thread.getStackTrace()).limit(DEPTH).toList();
    }
}
