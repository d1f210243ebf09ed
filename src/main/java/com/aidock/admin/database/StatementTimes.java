package com.aidock.admin.database;

import java.time.Duration;
import org.hibernate.SessionEventListener;

/** Notes in the lease when the JPA layer waits for the server, and reports a statement that took above 5 s. */
final class StatementTimes implements SessionEventListener {
    private final transient LeaseRegistry leases;
    private final transient SlowWorkLog slow;

    StatementTimes(LeaseRegistry leases, SlowWorkLog slow) {
        this.leases = leases;
        this.slow = slow;
    }

    @Override
    public void jdbcExecuteStatementStart() {
        leases.executing();
    }

    @Override
    public void jdbcExecuteStatementEnd() {
        LeasedConnection lease = leases.current();
        if (lease == null) {
            return;
        }
        Duration took = Duration.ofNanos(lease.executed(leases.now()));
        if (took.compareTo(SlowWorkLog.LIMIT) > 0) {
            slow.report(SlowWork.Kind.STATEMENT, lease.work(), lease, took, "done");
        }
    }

    @Override
    public void jdbcExecuteBatchStart() {
        jdbcExecuteStatementStart();
    }

    @Override
    public void jdbcExecuteBatchEnd() {
        jdbcExecuteStatementEnd();
    }
}
