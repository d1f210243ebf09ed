package com.aidock.admin.llm;

import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases previous keys whose grace period is over, each minute. Being late does no harm: from that moment on they are
 * neither shown nor switched back to.
 */
@Component
class PreviousKeysExpiry {
    static final int BATCH = 100;
    private static final long PERIOD_MILLIS = 60_000;
    private static final Logger LOG = LoggerFactory.getLogger(PreviousKeysExpiry.class);
    private static final Work WORK = Work.job("Keys", "erase previous keys");

    private final LlmConfigRepository configs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PreviousKeysExpiry(
            LlmConfigRepository configs,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.configs = configs;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** A secret is kept for no longer than was said. */
    @RunsAlways
    @Scheduled(initialDelay = PERIOD_MILLIS, fixedDelay = PERIOD_MILLIS)
    void run() {
        try {
            int erased;
            do {
                erased = WORK.call(this::batch);
            } while (erased == BATCH);
        } catch (RuntimeException e) {
            LOG.warn("Previous keys whose time is over could not be erased; the next attempt follows", e);
        }
    }

    /** How many were erased, in a transaction of its own. */
    private int batch() {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<LlmConfig> expired = configs.withExpiredPrevious(clock.instant(), BATCH);
            expired.forEach(this::erase);
            return expired.size();
        }));
    }

    private void erase(LlmConfig config) {
        String fingerprint = Objects.requireNonNull(config.previousKey).fingerprint();
        configs.erasePrevious(config.id, fingerprint);
        events.publishEvent(LlmConfigKeyWriter.erased(
                AuditAction.LLM_CONFIG_PREVIOUS_KEY_EXPIRED, config.id, config.name, fingerprint));
    }
}
