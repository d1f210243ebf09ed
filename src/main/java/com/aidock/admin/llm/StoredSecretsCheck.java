package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Finds out after the start, in the background, whether every stored secret can still be read, and marks those that
 * cannot.
 */
@Component
class StoredSecretsCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSecretsCheck.class);
    private static final int BATCH = 200;
    private static final int NAMED = 20;

    private final StoredSecretsBatch batches;

    StoredSecretsCheck(StoredSecretsBatch batches) {
        this.batches = batches;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("stored-secrets-check").start(() -> Work.job("Start", "check stored keys")
                .run(this::check));
    }

    /** Checks all rows; says which have a secret that must be entered again. */
    List<Long> check() {
        List<Long> unreadable = new ArrayList<>();
        List<Long> withoutWayBack = new ArrayList<>();
        try {
            long after = Long.MIN_VALUE;
            StoredSecretsBatch.Checked batch;
            do {
                batch = batches.check(after, BATCH);
                unreadable.addAll(batch.unreadable());
                withoutWayBack.addAll(batch.withoutWayBack());
                after = batch.last();
            } while (!batch.end());
            warn(
                    unreadable,
                    "{} LLM configurations have a key or header that this keyset cannot read: restore the keyset, or enter them again. Their ids: {}");
            warn(
                    withoutWayBack,
                    "{} LLM configurations have a previous key that this keyset cannot read, so there is no way back to it. Their ids: {}");
        } catch (RuntimeException e) {
            LOG.warn("Whether all stored keys can be read could not be checked", e);
        }
        return unreadable;
    }

    private static void warn(List<Long> ids, String message) {
        if (!ids.isEmpty()) {
            String named = ids.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            LOG.warn(message, ids.size(), named + (ids.size() > NAMED ? ", …" : ""));
        }
    }
}
