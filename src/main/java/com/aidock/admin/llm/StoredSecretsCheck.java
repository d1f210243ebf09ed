package com.aidock.admin.llm;

import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the start, in the background, at every stored secret: remembers those that this process cannot read, and
 * binds those from before secrets had an origin. Goes through all rows until it has once done so, then looks only again
 * at what could not be read.
 */
@Component
class StoredSecretsCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSecretsCheck.class);
    private static final long PERIOD_MILLIS = 60_000;
    private static final int BATCH = 200;
    private static final int NAMED = 20;

    private final StoredSecretsBatch batches;
    private final UnreadableSecrets unreadable;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean done;

    StoredSecretsCheck(StoredSecretsBatch batches, UnreadableSecrets unreadable) {
        this.batches = batches;
        this.unreadable = unreadable;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stored-secrets-check").start(() -> {
                try {
                    Work.job("Start", "check stored keys").run(this::check);
                } finally {
                    working.set(false);
                }
            });
        }
    }

    /** Goes on where a failure has ended the check, and looks again at what could not be read. */
    @RunsAlways
    @Scheduled(initialDelay = PERIOD_MILLIS, fixedDelay = PERIOD_MILLIS)
    void again() {
        if (!done) {
            start();
            return;
        }
        try {
            List<Long> marked = unreadable.behind(Long.MIN_VALUE, BATCH);
            if (!marked.isEmpty()) {
                Work.job("Keys", "look again at unreadable keys").run(() -> batches.again(marked));
            }
        } catch (RuntimeException e) {
            LOG.warn("Keys that could not be read were not looked at again; the next attempt follows", e);
        }
    }

    /** Checks all rows; says which have a secret that must be entered again. */
    List<Long> check() {
        List<Long> found = new ArrayList<>();
        List<Long> withoutWayBack = new ArrayList<>();
        int bound = 0;
        int changed = 0;
        try {
            long after = Long.MIN_VALUE;
            StoredSecretsBatch.Checked batch;
            do {
                batch = batches.check(after, BATCH);
                found.addAll(batch.unreadable());
                withoutWayBack.addAll(batch.withoutWayBack());
                bound += batch.bound();
                changed += batch.changed();
                after = batch.last();
            } while (!batch.end());
            done = changed == 0;
            if (bound > 0) {
                LOG.info("The secrets of {} LLM configurations are bound to the origins they were entered for", bound);
            }
            warn(
                    found,
                    "{} LLM configurations have a key or header that this keyset cannot read: restore the keyset, or enter them again. Their ids: {}");
            warn(
                    withoutWayBack,
                    "{} LLM configurations have a previous key that this keyset cannot read, so there is no way back to it. Their ids: {}");
        } catch (RuntimeException e) {
            LOG.warn("Whether all stored keys can be read could not be checked; the next attempt follows", e);
        }
        return found;
    }

    private static void warn(List<Long> ids, String message) {
        if (!ids.isEmpty()) {
            String named = ids.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            LOG.warn(message, ids.size(), named + (ids.size() > NAMED ? ", …" : ""));
        }
    }
}
