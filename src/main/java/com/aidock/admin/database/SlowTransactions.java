package com.aidock.admin.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hibernate.SessionEventListener;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Times every transaction from when it has its connection to its commit or rollback and reports one that took above 5
 * s. What it waits for a connection is not its own slowness, and one that never takes any holds up nobody.
 */
final class SlowTransactions implements TransactionExecutionListener, SessionEventListener {
    static final Duration SLOW = Duration.ofSeconds(5);

    private final transient LeaseRegistry leases;
    private final transient SlowWorkLog slow;
    // A stack: a transaction may be suspended for an inner one on the same thread.
    private final transient ThreadLocal<Deque<Begun>> begun = ThreadLocal.withInitial(ArrayDeque::new);

    SlowTransactions(LeaseRegistry leases, SlowWorkLog slow) {
        this.leases = leases;
        this.slow = slow;
    }

    /** Its connection may have been taken by now, or is taken with the first statement, which may be the commit's. */
    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            Deque<Begun> stack = begun.get();
            Lease lease = leases.current();
            boolean outers = stack.stream().anyMatch(outer -> outer.lease == lease);
            stack.push(new Begun(leases.now(), outers ? null : lease));
        }
    }

    @Override
    public void jdbcConnectionAcquisitionEnd() {
        Deque<Begun> stack = begun.get();
        if (stack.poll() == null) {
            begun.remove();
        } else {
            stack.push(new Begun(leases.now(), leases.current()));
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        end(failure == null ? "committed" : "failed to commit");
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        end("rolled back");
    }

    private void end(String how) {
        Deque<Begun> stack = begun.get();
        Begun begin = stack.poll();
        if (stack.isEmpty()) {
            begun.remove();
        }
        if (begin == null || begin.lease == null) {
            return;
        }
        Duration took = Duration.ofNanos(leases.now() - begin.at);
        if (took.compareTo(SLOW) > 0) {
            slow.report(SlowWork.Kind.TRANSACTION, Work.current(), begin.lease, took, how);
        }
    }

    private record Begun(long at, @Nullable Lease lease) {}
}
