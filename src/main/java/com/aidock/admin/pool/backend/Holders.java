package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import com.aidock.admin.pool.LeaseView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody who holds a connection or waits for one, with what the server says about it; from memory. */
@Component
public class Holders {
    private final LeaseRegistry leases;
    private final Backends backends;

    Holders(Lanes lanes, Backends backends) {
        this.leases = lanes.leases();
        this.backends = backends;
    }

    /** The held connections, longest first. */
    public List<Holder> held() {
        return join(leases.held(), backends.latest());
    }

    /** The borrowers that wait, longest first. */
    public List<Holder> waiting() {
        return join(leases.waiting(), backends.latest());
    }

    /** The held connections, longest first, with what is known anyway: nobody is asked because of this. */
    public List<Holder> lastKnown() {
        return join(leases.held(), backends.lastRead());
    }

    /** For each session that waits for a lock, the session at the root of its chain; from memory. */
    public Map<Integer, Integer> lockRoots() {
        return LockChain.roots(backends.latest());
    }

    /** The same people joined to another reading of the sessions. */
    public List<Holder> join(List<Lease> some, ServerActivity activity) {
        long now = leases.now();
        Set<Thread> holding = threads(leases.held());
        Set<Thread> waiting = threads(leases.waiting());
        return some.stream()
                .map(lease ->
                        join(lease, activity, now, (lease.waiting() ? holding : waiting).contains(lease.thread())))
                .toList();
    }

    private static Set<Thread> threads(List<Lease> some) {
        return some.stream().map(Lease::thread).collect(Collectors.toSet());
    }

    private Holder join(Lease lease, ServerActivity activity, long now, boolean nested) {
        int pid = lease.backendPid();
        Backend backend = pid == 0 ? null : activity.find(pid).orElse(null);
        List<StackTraceElement> stack = backends.stackOf(lease);
        boolean known = pid != 0 && activity.known() && activity.askedNanos() - (now - lease.heldNanos(now)) > 0;
        HolderState state = HolderState.of(lease, now, backend, known, stack, nested);
        return new Holder(
                LeaseView.of(lease, now),
                state,
                backend,
                transactionAge(backend, activity),
                statementAge(lease, now, backend, activity),
                since(backend == null ? null : backend.statementSince(), activity),
                stack);
    }

    /** Where the thread of this lease stands at this moment; empty if it has ended or given back. */
    public List<StackTraceElement> stackNow(String leaseKey) {
        long now = leases.now();
        return leases.held().stream()
                .filter(lease -> LeaseView.of(lease, now).key().equals(leaseKey))
                .findFirst()
                .map(lease -> Stacks.now(lease.thread()))
                .orElse(List.of());
    }

    private static @Nullable Duration transactionAge(@Nullable Backend backend, ServerActivity activity) {
        return since(backend == null ? null : backend.transactionSince(), activity);
    }

    /** The JPA layer knows of its own statements, and sooner; of all others the server does. */
    private static @Nullable Duration statementAge(
            Lease lease, long now, @Nullable Backend backend, ServerActivity activity) {
        long executing = lease.executingNanos(now);
        if (executing > 0) {
            return Duration.ofNanos(executing);
        }
        return since(backend != null && backend.active() ? backend.statementSince() : null, activity);
    }

    private static @Nullable Duration since(@Nullable Instant start, ServerActivity activity) {
        return start == null ? null : Duration.between(start, activity.asOf());
    }
}
