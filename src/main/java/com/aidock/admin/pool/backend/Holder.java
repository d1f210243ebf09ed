package com.aidock.admin.pool.backend;

import com.aidock.admin.pool.LeaseView;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One borrow joined to what the server says about its session.
 *
 * @param backend its session, or null if the server shows none or was not asked
 * @param transactionAge null outside of a transaction, or if the server was not asked
 * @param statementAge for how long its statement has run; null if none does
 * @param statedBefore how long ago its session's last statement began, ended or not; null if the server was not asked
 * @param stack where its thread stands, the innermost call first; empty unless it has held for long
 */
public record Holder(
        LeaseView lease,
        HolderState state,
        @Nullable Backend backend,
        @Nullable Duration transactionAge,
        @Nullable Duration statementAge,
        @Nullable Duration statedBefore,
        List<StackTraceElement> stack) {

    /**
     * Its last statement, without values. The JPA layer tells its own at once; of all others the server does, unless
     * the session's last one is older than the borrow: then it was somebody else's.
     */
    public @Nullable String lastSql() {
        if (lease.lastSql() != null) {
            return lease.lastSql();
        }
        return backend == null || statedBefore == null || statedBefore.compareTo(lease.held()) > 0
                ? null
                : backend.sql();
    }

    /** Whether it has waited for a lock for so long. */
    public boolean waitsForLock(Duration atLeast) {
        return state == HolderState.WAITING_FOR_LOCK && statementAge != null && statementAge.compareTo(atLeast) >= 0;
    }

    /** The sessions that block it; empty unless it waits for a lock. */
    public List<Integer> blockedBy() {
        return backend == null ? List.of() : backend.blockedBy();
    }

    /** Where in our own code it stands, if its stack was taken: "LlmConfigs.save:120". */
    public @Nullable String line() {
        return StackReading.ourLine(stack)
                .map(frame ->
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                                + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse(null);
    }
}
