package com.aidock.admin.database;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Notes in the lease when the JPA layer waits for the server, and reports a statement that took above 5 s. */
final class StatementTimes implements SessionEventListener {
    private final transient LeaseRegistry leases;
    private final transient SlowWorkLog slow;

    StatementTimes(LeaseRegistry leases, SlowWorkLog slow) {
        this.leases = leases;
        this.slow = slow;
    }

    /** One listener serves all sessions: what it notes is found by thread. */
    void listenTo(EntityManager session) {
        session.unwrap(SharedSessionContractImplementor.class)
                .getEventListenerManager()
                .addListener(this);
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
