package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets answers to requests to create that are older than a day, and all but the newest {@value #MOST}. */
@Component
class AnswersCleanup {
    static final int MOST = 10_000;
    private static final long PERIOD_MILLIS = 15 * 60 * 1000L;
    private static final Logger LOG = LoggerFactory.getLogger(AnswersCleanup.class);

    private final RememberedAnswers answers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AnswersCleanup(RememberedAnswers answers, TransactionTemplate transaction, Clock clock) {
        this.answers = answers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = PERIOD_MILLIS, fixedDelay = PERIOD_MILLIS)
    void clean() {
        Work.job("API", "forget old answers").run(() -> {
            try {
                forget(MOST);
            } catch (RuntimeException e) {
                LOG.warn("Old answers of the API could not be forgotten; the next attempt follows", e);
            }
        });
    }

    /** Forgets what is too old, and the oldest beyond this many. */
    void forget(int most) {
        Instant before = clock.instant().minus(CreateOnce.MEMORY);
        transaction.executeWithoutResult(status -> {
            answers.forget(before);
            answers.forgetBeyond(most);
        });
    }
}
