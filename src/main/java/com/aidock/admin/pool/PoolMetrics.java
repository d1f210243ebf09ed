package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The lanes' gauges under the names that HikariCP dashboards expect, one {@code pool} label per lane. */
@Component
class PoolMetrics implements MeterBinder {
    private final Lanes lanes;

    PoolMetrics(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Lane lane : Lane.values()) {
            gauge(registry, lane, "hikaricp.connections", LaneReading::total);
            gauge(registry, lane, "hikaricp.connections.active", LaneReading::active);
            gauge(registry, lane, "hikaricp.connections.idle", LaneReading::idle);
            gauge(registry, lane, "hikaricp.connections.pending", LaneReading::waiting);
            gauge(registry, lane, "hikaricp.connections.max", LaneReading::capacity);
            gauge(registry, lane, "hikaricp.connections.min", LaneReading::size);
        }
    }

    private void gauge(MeterRegistry registry, Lane lane, String name, ToDoubleFunction<LaneReading> value) {
        Gauge.builder(name, lanes, l -> value.applyAsDouble(l.reading(lane)))
                .tag("pool", lane.id())
                .register(registry);
    }
}
