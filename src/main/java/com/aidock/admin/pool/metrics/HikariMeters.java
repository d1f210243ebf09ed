package com.aidock.admin.pool.metrics;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneStatistics;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.TimeCounts;
import com.aidock.admin.pool.history.LaneSlice;
import com.aidock.admin.pool.history.PoolHistory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lanes under the names that HikariCP dashboards expect, one {@code pool} label per lane. Sums of times are at most
 * 12.5 % and maxima at most 25 % off, as the lanes count in buckets; a maximum is of the last two minutes.
 */
@Component
class HikariMeters implements MeterBinder {
    private static final String POOL = "pool";

    private final Lanes lanes;
    private final PoolHistory history;

    HikariMeters(Lanes lanes, PoolHistory history) {
        this.lanes = lanes;
        this.history = history;
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
            FunctionCounter.builder("hikaricp.connections.timeout", lanes, l -> l.reading(lane)
                            .timeouts())
                    .tag(POOL, lane.id())
                    .description("Borrowers that gave up")
                    .register(registry);
            timer(registry, lane, "acquire", LaneStatistics::acquire, LaneSlice::acquire);
            timer(registry, lane, "usage", LaneStatistics::hold, LaneSlice::hold);
            timer(registry, lane, "creation", LaneStatistics::creation, LaneSlice::creation);
        }
    }

    private void gauge(MeterRegistry registry, Lane lane, String name, ToDoubleFunction<LaneReading> value) {
        Gauge.builder(name, lanes, l -> value.applyAsDouble(l.reading(lane)))
                .tag(POOL, lane.id())
                .register(registry);
    }

    private void timer(
            MeterRegistry registry,
            Lane lane,
            String what,
            Function<LaneStatistics, TimeCounts> sinceStart,
            Function<LaneSlice, TimeCounts> lately) {
        String name = "hikaricp.connections." + what;
        FunctionTimer.builder(
                        name,
                        lanes,
                        l -> sinceStart.apply(l.statistics(lane)).count(),
                        l -> sinceStart.apply(l.statistics(lane)).total().toNanos(),
                        TimeUnit.NANOSECONDS)
                .tag(POOL, lane.id())
                .register(registry);
        Gauge.builder(
                        name + ".seconds.max",
                        history,
                        h -> seconds(h.lately().twoMinutes().get(lane), lately))
                .tag(POOL, lane.id())
                .register(registry);
    }

    private static double seconds(@Nullable LaneSlice slice, Function<LaneSlice, TimeCounts> lately) {
        return slice == null ? 0 : lately.apply(slice).percentile(1).toNanos() / 1e9;
    }
}
