package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Instance;
import com.aidock.admin.database.Work;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After a start, closes the incidents that a process on this host took with it when it ended. */
@Component
class LeftOpenIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOpenIncidents.class);
    private static final Work WORK = Work.job("Pool incidents", "close those left open");

    private final IncidentStore store;
    private final Clock clock;

    LeftOpenIncidents(IncidentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void closeSoon() {
        Thread.startVirtualThread(this::close);
    }

    private void close() {
        String own = Instance.name();
        String host = own.substring(0, own.lastIndexOf('-') + 1);
        try {
            WORK.run(() -> store.closeLeftOpen(host, own, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("Incidents that an earlier process left open stay open: {}", e.getMessage());
        }
    }
}
