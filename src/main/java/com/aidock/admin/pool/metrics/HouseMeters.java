package com.aidock.admin.pool.metrics;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.ScheduledWork;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.pool.Capacity;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.act.HandChanges;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.pool.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The pool as a whole, the server, and what people changed. */
@Component
class HouseMeters implements MeterBinder {
    private final PoolMonitor monitor;
    private final Lanes lanes;
    private final DatabaseState database;
    private final Capacity capacity;
    private final Holders holders;
    private final Settings settings;
    private final HandChanges changes;
    private final ScheduledWork work;

    HouseMeters(
            PoolMonitor monitor,
            Lanes lanes,
            DatabaseState database,
            Capacity capacity,
            Holders holders,
            Settings settings,
            HandChanges changes,
            ScheduledWork work) {
        this.monitor = monitor;
        this.lanes = lanes;
        this.database = database;
        this.capacity = capacity;
        this.holders = holders;
        this.settings = settings;
        this.changes = changes;
        this.work = work;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        pool(registry);
        server(registry);
        people(registry);
    }

    private void pool(MeterRegistry registry) {
        gauge(registry, "aidock.pool.health", "0 healthy, 1 warning, 2 critical, 3 unknown", () -> monitor.latest()
                .verdict()
                .ordinal());
        Gauge.builder("aidock.pool.sample.age", () -> monitor.age().toNanos() / 1e9)
                .description("Since the pool was read last; above 5 s its health is unknown")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                registry,
                "aidock.pool.leaks.suspected",
                "Holders that nobody is left to give back for",
                () -> holders.lastKnown().stream()
                        .filter(holder -> holder.state() == HolderState.LEAKED)
                        .count());
        gauge(
                registry,
                "aidock.settings.warnings",
                "Settings that did not take, were clamped or make no sense",
                () -> settings.warnings().size());
        gauge(
                registry,
                "aidock.drill.running",
                "1 while a drill holds connections",
                () -> flag(lanes.leases().held().stream().anyMatch(lease -> Drills.own(lease.work()))));
    }

    private void server(MeterRegistry registry) {
        gauge(
                registry,
                "aidock.database.reachable",
                "1 if the server answered lately",
                () -> flag(database.reachable()));
        for (DatabaseFault fault : DatabaseFault.values()) {
            Gauge.builder("aidock.database.fault", database, state -> flag(state.faults().stands(fault)))
                    .description("1 while the database refuses us, takes no changes or has no disk space")
                    .tag("fault", fault.id())
                    .register(registry);
        }
        connections(registry, "this", () -> monitor.latest().database().ours());
        connections(
                registry,
                "replicas",
                () -> Math.max(
                        0,
                        database.clients().ours() - monitor.latest().database().ours()));
        connections(registry, "others", () -> database.clients().foreign());
        gauge(
                registry,
                "aidock.database.connections.available",
                "What the server has for ordinary clients",
                () -> database.facts().available());
        gauge(registry, "aidock.replicas", "Processes of this application with connections", capacity::replicas);
        gauge(
                registry,
                "aidock.capacity.left",
                "Connections that stay free when every lane of every replica is full; below 0 it does not fit",
                () -> capacity.of(capacity.replicas()).left());
    }

    private void people(MeterRegistry registry) {
        gauge(registry, "aidock.hand.changes", "Lanes that were changed by hand", () -> changes.all()
                .size());
        gauge(registry, "aidock.scheduled.work.paused", "1 while scheduled work is paused", () -> flag(work.paused()));
    }

    private static void connections(MeterRegistry registry, String of, Supplier<Number> value) {
        Gauge.builder("aidock.database.connections", value)
                .description("The server's connections: of this process, of its replicas, of others")
                .tag("of", of)
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String what, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).register(registry);
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }
}
