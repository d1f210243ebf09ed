package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does a run of "re-encrypt all" in the background, one batch after the other, and goes on with one that a restart or a
 * failure left behind.
 */
@Component
class ReencryptionJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReencryptionJob.class);
    private static final long PERIOD_MILLIS = 15_000;
    private static final int BATCH = 50;
    private static final String PLACE = "Keys";
    private static final String OPERATION = "re-encrypt all";

    private final ReencryptionSteps steps;
    private final ReencryptionRuns runs;
    private final Clock clock;
    private final String me = UUID.randomUUID().toString();
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean closing;

    ReencryptionJob(ReencryptionSteps steps, ReencryptionRuns runs, Clock clock) {
        this.steps = steps;
        this.runs = runs;
        this.clock = clock;
    }

    /** Begins to work on the run that nobody holds, on behalf of whoever the current thread works for. */
    void start() {
        if (working.compareAndSet(false, true)) {
            Work work = Work.current().as(WorkKind.JOB, PLACE, OPERATION);
            Thread.ofVirtual().name("re-encryption").start(() -> work.run(this::work));
        }
    }

    /** Looks for a run that was left behind. */
    @Scheduled(initialDelay = PERIOD_MILLIS, fixedDelay = PERIOD_MILLIS)
    void resume() {
        Work.job(PLACE, "look for interrupted re-encryption").run(() -> {
            try {
                if (!working.get() && runs.isAnyAbandoned(clock.instant())) {
                    LOG.info("Going on with a re-encryption of all keys that was left behind");
                    start();
                }
            } catch (RuntimeException e) {
                LOG.warn("Whether a re-encryption was left behind could not be seen; the next attempt follows", e);
            }
        });
    }

    private void work() {
        try {
            if (steps.take(me)) {
                while (!closing && steps.step(me, BATCH)) {
                    // Each step is a transaction of its own.
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The re-encryption of all keys was interrupted; it goes on from its position soon", e);
        } finally {
            working.set(false);
        }
    }

    /** What is done is stored with its position: another process, or the next start, goes on there. */
    @Override
    public void close() {
        closing = true;
    }
}
