package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.llm.probe.ProbeOutcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts the connection tests of stored configurations by what they found. */
@Component
class TestMeters implements MeterBinder {
    private final Map<ProbeOutcome, LongAdder> outcomes = new EnumMap<>(ProbeOutcome.class);

    TestMeters() {
        for (ProbeOutcome outcome : ProbeOutcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    @EventListener
    void count(AuditedChange change) {
        if (change.action() == AuditAction.LLM_CONFIG_TESTED) {
            change.changes().stream()
                    .filter(field -> field.field().equals("outcome") && field.after() != null)
                    .forEach(field -> Objects.requireNonNull(
                                    outcomes.get(ProbeOutcome.valueOf(Objects.requireNonNull(field.after()))))
                            .increment());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        outcomes.forEach((outcome, count) -> FunctionCounter.builder("aidock.llm.tests", count, LongAdder::sum)
                .description("Connection tests of stored configurations since start, by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
