package com.aidock.admin.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Times every transaction from begin to its commit or rollback and warns of one that took above 5 s. */
final class SlowTransactions implements TransactionExecutionListener {
    static final Duration SLOW = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SlowTransactions.class);

    private final LeaseRegistry leases;
    // A stack: a transaction may be suspended for an inner one on the same thread.
    private final ThreadLocal<Deque<Begun>> begun = ThreadLocal.withInitial(ArrayDeque::new);

    SlowTransactions(LeaseRegistry leases) {
        this.leases = leases;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            begun.get().push(new Begun(leases.now(), leases.current()));
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        end(transaction, failure == null ? "committed" : "failed to commit");
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        end(transaction, "rolled back");
    }

    private void end(TransactionExecution transaction, String how) {
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
            warn(transaction, how, begin.lease, took);
        }
    }

    private static void warn(TransactionExecution transaction, String how, @Nullable Lease lease, Duration took) {
        Work work = Work.current();
        LOG.warn(
                "Slow transaction: {} s, {}, {} › {} ({}), user {}, last statement: {}",
                "%.1f".formatted(took.toMillis() / 1000.0),
                how,
                work.place(),
                work.operation(),
                transaction.getTransactionName(),
                work.actor() == null ? "-" : work.actor().id(),
                lease == null ? "-" : lease.lastSql());
    }

    private record Begun(long at, @Nullable Lease lease) {}
}
