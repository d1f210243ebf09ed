package com.aidock.admin.pool.metrics;

import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What HikariCP's own names leave out about each lane. */
@Component
class LaneMeters implements MeterBinder {
    private final Lanes lanes;
    private final LeaseRegistry leases;

    LaneMeters(Lanes lanes) {
        this.lanes = lanes;
        this.leases = lanes.leases();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Lane lane : Lane.values()) {
            gauge(registry, lane, "utilisation", "In use of what the lane may grow to, 0 to 1", l -> l.reading(lane)
                    .utilisation());
            gauge(
                    registry,
                    lane,
                    "longest.wait.seconds",
                    "How long the longest borrower has waited",
                    l -> longestWait(lane));
            gauge(registry, lane, "oldest.lease.seconds", "How long the longest holder has held", l -> oldest(lane));
            counter(registry, lane, "borrows", "Connections asked for", l -> leases.borrows(lane));
            counter(registry, lane, "statements", "Statements of the JPA layer", l -> leases.statements(lane));
            counter(registry, lane, "opened", "Connections opened", l -> l.statistics(lane)
                    .created());
            for (CloseReason reason : CloseReason.values()) {
                FunctionCounter.builder("aidock.pool.closed", lanes, l -> l.statistics(lane)
                                .closed(reason))
                        .description("Connections closed, by reason")
                        .tags("pool", lane.id(), "reason", reason.id())
                        .register(registry);
            }
        }
    }

    private double longestWait(Lane lane) {
        long now = leases.now();
        return leases.waiting().stream()
                .filter(lease -> lease.lane() == lane)
                .mapToDouble(lease -> lease.waitedNanos(now) / 1e9)
                .max()
                .orElse(0);
    }

    private double oldest(Lane lane) {
        long now = leases.now();
        return leases.held().stream()
                .filter(lease -> lease.lane() == lane)
                .mapToDouble((Lease lease) -> lease.heldNanos(now) / 1e9)
                .max()
                .orElse(0);
    }

    private void gauge(MeterRegistry registry, Lane lane, String name, String what, ToDoubleFunction<Lanes> value) {
        Gauge.builder("aidock.pool." + name, lanes, value)
                .description(what)
                .tag("pool", lane.id())
                .register(registry);
    }

    private void counter(MeterRegistry registry, Lane lane, String name, String what, ToDoubleFunction<Lanes> value) {
        FunctionCounter.builder("aidock.pool." + name, lanes, value)
                .description(what)
                .tag("pool", lane.id())
                .register(registry);
    }
}
