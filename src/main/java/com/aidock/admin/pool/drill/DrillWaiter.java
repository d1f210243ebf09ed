package com.aidock.admin.pool.drill;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One more borrower of a full lane, who gives the connection back as soon as it has it. */
final class DrillWaiter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lanes lanes;
    private final Work work;
    private final Thread thread;
    private volatile long asked;
    private volatile @Nullable Duration waited;

    DrillWaiter(Lanes lanes, Work work) {
        this.lanes = lanes;
        this.work = work;
        this.thread = Thread.ofVirtual().name("drill-waiter").unstarted(this::borrow);
    }

    void begin() {
        thread.start();
    }

    private void borrow() {
        try (Connection ignored = lanes.tryBorrow(work, PATIENCE)) {
            waited = Duration.ofNanos(System.nanoTime() - asked);
        } catch (SQLException e) {
            // Not served is what the check says then.
            return;
        }
    }

    /** Whether it stands in the queue; its time counts from the last look on. */
    boolean waits() {
        asked = System.nanoTime();
        return lanes.leases().waiting().stream().anyMatch(lease -> lease.thread() == thread);
    }

    boolean served() {
        return waited != null;
    }

    Duration servedAfter() {
        Duration time = waited;
        return time == null ? Duration.ZERO : time;
    }

    @Override
    public void close() {
        if (!served()) {
            thread.interrupt();
        }
    }
}
