package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Instance;
import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once after a start, as soon as the database answers: closes the incidents that a process on this host took with it
 * when it ended, and takes the newest into memory, where they can be read while no connection is to be had.
 */
@Component
class EarlierIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierIncidents.class);
    private static final Work WORK = Work.job("Pool incidents", "take over earlier ones");
    private static final long AGAIN_MILLIS = 60_000;

    private final IncidentStore store;
    private final RecentIncidents recent;
    private final Clock clock;
    private boolean done;

    EarlierIncidents(IncidentStore store, RecentIncidents recent, Clock clock) {
        this.store = store;
        this.recent = recent;
        this.clock = clock;
    }

    @RunsAlways
    @Scheduled(fixedDelay = AGAIN_MILLIS)
    void takeOver() {
        if (done) {
            return;
        }
        try {
            WORK.run(this::closeAndRead);
            done = true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Incidents of earlier processes could not be read yet; tried again in a minute: {}",
                    e.getMessage());
        }
    }

    private void closeAndRead() {
        String own = Instance.name();
        store.closeLeftOpen(own.substring(0, own.lastIndexOf('-') + 1), own, clock.instant());
        recent.earlier(store.newest(RecentIncidents.MOST));
    }
}
