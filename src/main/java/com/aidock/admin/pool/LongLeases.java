package com.aidock.admin.pool;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.SlowWork;
import com.aidock.admin.database.SlowWorkLog;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.springframework.stereotype.Component;

/** Reports once each connection that is held above 5 s, while it is still held and can be looked at. */
@Component
class LongLeases implements AutoCloseable {
    private final Lanes lanes;
    private final SlowWorkLog slow;
    private final PoolMonitor.Subscription subscription;
    private final Set<Lease> reported = Collections.newSetFromMap(new WeakHashMap<>());

    LongLeases(Lanes lanes, SlowWorkLog slow, PoolMonitor monitor) {
        this.lanes = lanes;
        this.slow = slow;
        this.subscription = monitor.onSample(sample -> look());
    }

    private void look() {
        long now = lanes.leases().now();
        List<Lease> longest = lanes.leases().held().stream()
                .takeWhile(lease -> lease.heldNanos(now) > SlowWorkLog.LIMIT.toNanos())
                .toList();
        longest.stream()
                .filter(lease -> !Drills.own(lease.work()))
                .filter(reported::add)
                .forEach(lease -> report(lease, now));
    }

    private void report(Lease lease, long now) {
        Duration held = Duration.ofNanos(lease.heldNanos(now));
        slow.report(SlowWork.Kind.CONNECTION, lease.work(), lease, held, "still held");
    }

    @Override
    public void close() {
        subscription.close();
    }
}
