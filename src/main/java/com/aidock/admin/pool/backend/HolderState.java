package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Lease;
import com.aidock.admin.database.SlowWorkLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a borrower does, judged from the lease, its thread and what the server says. */
public enum HolderState {
    WAITING("waits", "Waits for a connection"),
    WAITING_FOR_SHARE("waits for the clients' share", "API clients hold all that they may have together"),
    WAITING_AS_HOLDER("waits, holds another", "Waits for a second connection while it holds one"),
    WAITING_FOR_ANOTHER("waits for another", "Holds this connection while it waits for a second one"),
    RUNNING("running", "The server works on its statement"),
    WAITING_FOR_LOCK("waits for a lock", "Another session holds what its statement needs"),
    OUTSIDE_CALL("outside call", "Waits for somebody else than the database while it holds the connection"),
    IDLE_IN_TRANSACTION("idle in transaction", "The server waits for it to go on with its transaction"),
    LEAKED("leaked", "Nobody is left who would give it back"),
    DEAD_SOCKET("dead socket", "The server has no such session any more"),
    HOLDING("holds", "Holds the connection between statements");

    private final String label;
    private final String meaning;

    HolderState(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    /**
     * Judges one lease.
     *
     * @param backend its session, or null if the server shows none
     * @param sessionsKnown whether the server was asked after the connection was lent, and its process number is known
     * @param nested whether its thread holds one connection and waits for another
     */
    static HolderState of(
            Lease lease,
            long now,
            @Nullable Backend backend,
            boolean sessionsKnown,
            List<StackTraceElement> stack,
            boolean nested) {
        if (lease.waiting()) {
            return nested ? WAITING_AS_HOLDER : lease.waitsForShare() ? WAITING_FOR_SHARE : WAITING;
        }
        if (!lease.thread().isAlive() || StackReading.unemployed(stack)) {
            return LEAKED;
        }
        if (sessionsKnown && backend == null) {
            return DEAD_SOCKET;
        }
        if (nested) {
            return WAITING_FOR_ANOTHER;
        }
        if (backend != null && backend.waitsForLock()) {
            return WAITING_FOR_LOCK;
        }
        if (lease.executingNanos(now) > 0 || backend != null && backend.active() && StackReading.inDriver(stack)) {
            return RUNNING;
        }
        return idle(lease, now, backend, stack);
    }

    private static HolderState idle(Lease lease, long now, @Nullable Backend backend, List<StackTraceElement> stack) {
        if (StackReading.outside(stack)) {
            return OUTSIDE_CALL;
        }
        if (lease.abandoned() && lease.heldNanos(now) > SlowWorkLog.LIMIT.toNanos()) {
            return LEAKED;
        }
        if (backend != null && backend.active()) {
            return RUNNING;
        }
        return backend != null && backend.idleInTransaction() ? IDLE_IN_TRANSACTION : HOLDING;
    }
}
