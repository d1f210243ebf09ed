package com.aidock.admin.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Times every transaction from begin to its commit or rollback and reports one that took above 5 s. */
final class SlowTransactions implements TransactionExecutionListener {
    static final Duration SLOW = Duration.ofSeconds(5);

    private final LeaseRegistry leases;
    private final SlowWorkLog slow;
    // A stack: a transaction may be suspended for an inner one on the same thread.
    private final ThreadLocal<Deque<Begun>> begun = ThreadLocal.withInitial(ArrayDeque::new);

    SlowTransactions(LeaseRegistry leases, SlowWorkLog slow) {
        this.leases = leases;
        this.slow = slow;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            begun.get().push(new Begun(leases.now(), leases.current()));
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        noteLease();
    }

    @Override
    public void beforeRollback(TransactionExecution transaction) {
        noteLease();
    }

    /**
     * A connection is taken with the first statement, not at the beginning, and is given back before the end is told.
     */
    private void noteLease() {
        Begun begin = begun.get().peek();
        if (begin != null && begin.lease == null) {
            begun.get().pop();
            begun.get().push(new Begun(begin.at, leases.current()));
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
        if (begin == null) {
            return;
        }
        Duration took = Duration.ofNanos(leases.now() - begin.at);
        if (took.compareTo(SLOW) > 0) {
            slow.report(SlowWork.Kind.TRANSACTION, Work.current(), begin.lease, took, how);
        }
    }

    private record Begun(long at, @Nullable Lease lease) {}
}
