package com.aidock.admin.pool.act;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session of ours as the server showed it just now.
 *
 * @param startedAt together with the pid it names the session: pids are used again
 * @param application the lane and process that opened it
 * @param state as {@code pg_stat_activity} names it
 * @param inState how long it has been in this state
 * @param transaction when its transaction began, null outside of one
 * @param transactionAge null outside of a transaction
 * @param hasWritten whether the transaction has changed something
 * @param waitingForIt sessions that wait for its locks
 */
record SessionFacts(
        int pid,
        Instant startedAt,
        String application,
        String state,
        Duration inState,
        @Nullable Instant transaction,
        @Nullable Duration transactionAge,
        boolean hasWritten,
        int waitingForIt) {

    boolean running() {
        return "active".equals(state);
    }
}
