package com.aidock.admin.pool;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One borrow of a connection as a person reads it.
 *
 * @param key tells this lease from all others of this process while it lasts
 * @param waiting whether the borrower still waits
 * @param user who it is done for, or "system"
 * @param place view, endpoint or job
 * @param backendPid the server process, 0 while waiting
 * @param lastSql the last statement, placeholders in place of values
 * @param waitsForShare whether it waits because API clients hold all that they may have together
 */
public record LeaseView(
        String key,
        Lane lane,
        boolean waiting,
        Duration waited,
        Duration held,
        String user,
        String place,
        String operation,
        String thread,
        int backendPid,
        @Nullable String lastSql,
        boolean waitsForShare) {

    public static LeaseView of(Lease lease, long now) {
        Actor actor = lease.work().actor();
        return new LeaseView(
                Integer.toHexString(lease.hashCode()) + "-" + lease.thread().threadId(),
                lease.lane(),
                lease.waiting(),
                Duration.ofNanos(lease.waitedNanos(now)),
                Duration.ofNanos(lease.heldNanos(now)),
                actor == null ? "system" : actor.displayName(),
                lease.work().place(),
                lease.work().operation(),
                threadName(lease.thread()),
                lease.backendPid(),
                lease.lastSql(),
                lease.waitsForShare());
    }

    /** Virtual threads have no name unless somebody gave them one. */
    private static String threadName(Thread thread) {
        return thread.getName().isEmpty() ? "virtual #" + thread.threadId() : thread.getName();
    }
}
