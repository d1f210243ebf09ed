package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lease;
import com.aidock.admin.events.Labelled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an action on a session is meant for: the session, and what it was doing when it was shown. Sessions of a lane
 * are lent again and again, so the session alone would be whoever has it by now.
 *
 * @param startedAt names the session together with the pid; null if the server has it no more
 * @param holder the borrow that it was lent to, or null if it was lent to nobody of this process
 * @param transaction when its transaction began, null outside of one; counts where the holder is not known
 */
public record SessionTarget(
        int pid,
        @Nullable Instant startedAt,
        @Nullable Lease holder,
        @Nullable Instant transaction) implements Labelled {
    /** The session alone, whoever has it: before anything is known of it. */
    public static SessionTarget any(int pid, @Nullable Instant startedAt) {
        return new SessionTarget(pid, startedAt, null, null);
    }

    @Override
    public String label() {
        return "Session " + pid;
    }

    /** The pid: what stands in the audit log as the object. */
    @Override
    public String toString() {
        return Integer.toString(pid);
    }
}
