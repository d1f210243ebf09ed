package com.aidock.admin.pool;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Warns once of each connection that is held above 5 s, while it is still held and can be looked at. */
@Component
class LongLeases implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LongLeases.class);

    private final Lanes lanes;
    private final PoolMonitor.Subscription subscription;
    private final Set<Lease> warned = Collections.newSetFromMap(new WeakHashMap<>());

    LongLeases(Lanes lanes, PoolMonitor monitor) {
        this.lanes = lanes;
        this.subscription = monitor.onSample(sample -> look());
    }

    private void look() {
        long now = lanes.leases().now();
        List<Lease> longest = lanes.leases().held().stream()
                .takeWhile(lease -> lease.heldNanos(now) > LONG.toNanos())
                .toList();
        longest.stream()
                .filter(lease -> !Drills.own(lease.work()))
                .filter(warned::add)
                .forEach(lease -> warn(lease, now));
    }

    private static void warn(Lease lease, long now) {
        LOG.warn(
                "Connection held for {} s: {} lane, {} › {}, user {}, backend {}, last statement: {}",
                "%.1f".formatted(lease.heldNanos(now) / 1e9),
                lease.lane().id(),
                lease.work().place(),
                lease.work().operation(),
                lease.work().actor() == null ? "-" : lease.work().actor().id(),
                lease.backendPid(),
                lease.lastSql());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
