package com.aidock.admin.pool.metrics;

import com.aidock.admin.database.SlowWork;
import com.aidock.admin.database.SlowWorkLog;
import com.aidock.admin.events.PoolIncident;
import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Incidents;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Incidents by cause, each counted once its cause is known, and what was slow. */
@Component
class IncidentMeters implements MeterBinder {
    private final Incidents incidents;
    private final Map<Cause, LongAdder> causes = new EnumMap<>(Cause.class);
    private final Map<SlowWork.Kind, LongAdder> slow = new EnumMap<>(SlowWork.Kind.class);

    IncidentMeters(Incidents incidents, SlowWorkLog log) {
        this.incidents = incidents;
        for (Cause cause : Cause.values()) {
            causes.put(cause, new LongAdder());
        }
        for (SlowWork.Kind kind : SlowWork.Kind.values()) {
            slow.put(kind, new LongAdder());
        }
        log.onSlow(work -> Objects.requireNonNull(slow.get(work.kind())).increment());
    }

    @EventListener
    void count(PoolIncident incident) {
        Objects.requireNonNull(causes.get(Cause.valueOf(incident.cause()))).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aidock.pool.incident.open", () -> incidents.current().isPresent() ? 1 : 0)
                .description("1 while an incident lasts")
                .register(registry);
        causes.forEach((cause, count) -> FunctionCounter.builder("aidock.pool.incidents", count, LongAdder::sum)
                .description("Incidents since start, by cause")
                .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                .register(registry));
        slow.forEach((kind, count) -> FunctionCounter.builder("aidock.slow.work", count, LongAdder::sum)
                .description("What took above 5 s since start")
                .tag("kind", kind.label())
                .register(registry));
    }
}
