package com.aidock.admin.pool.backend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client session as {@code pg_stat_activity} shows it.
 *
 * @param pid together with {@code startedAt} names the session: numbers are used again
 * @param database the database that it is connected to
 * @param state "active", "idle", "idle in transaction" …; empty if we may not see it
 * @param transactionSince null outside of a transaction
 * @param waitType what it waits for, such as "Lock" or "Client"; null if it does not wait
 * @param blockedBy the sessions that hold what it waits for; empty unless it waits for a lock
 * @param sql the last statement without values; empty if we may not see it
 */
public record Backend(
        int pid,
        Instant startedAt,
        String application,
        String user,
        String database,
        String state,
        @Nullable Instant stateSince,
        @Nullable Instant transactionSince,
        @Nullable Instant statementSince,
        @Nullable String waitType,
        @Nullable String waitEvent,
        List<Integer> blockedBy,
        String sql) {

    public Backend {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Whether it runs a statement now. */
    public boolean active() {
        return "active".equals(state);
    }

    /** Whether it does nothing and is in no transaction. */
    public boolean idle() {
        return "idle".equals(state);
    }

    /** Whether it is in a transaction and waits for its client to go on. */
    public boolean idleInTransaction() {
        return state.startsWith("idle in transaction");
    }

    /** Whether it waits for a lock that another session holds. */
    public boolean waitsForLock() {
        return "Lock".equals(waitType);
    }

    /** What it waits for, as the server names it; null if it does not wait. */
    public @Nullable String waiting() {
        return waitType == null ? null : waitType + (waitEvent == null ? "" : ": " + waitEvent);
    }
}
