package com.aidock.admin.llm;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes configurations that were never used, each in one short transaction; their history stays. */
@Component
@Transactional
class LlmConfigRemoval {
    private final LlmConfigRepository configs;
    private final LlmConfigJournal journal;
    private final UnreadableSecrets unreadable;
    private final Clock clock;

    LlmConfigRemoval(LlmConfigRepository configs, LlmConfigJournal journal, UnreadableSecrets unreadable, Clock clock) {
        this.configs = configs;
        this.journal = journal;
        this.unreadable = unreadable;
        this.clock = clock;
    }

    /** Locks the row first, so that nobody changes it between the look at its version and the end. */
    void delete(long id, long version) {
        configs.lock(id);
        configs.load(id, version);
        delete(id);
    }

    void delete(long id) {
        LlmConfig config = configs.load(id, null);
        try {
            if (configs.remove(id) == 0) {
                throw new LlmConfigNotFound(id);
            }
        } catch (DataIntegrityViolationException e) {
            throw Constraints.isBroken(e, Constraints.USAGE) ? new LlmConfigInUse(id) : e;
        }
        unreadable.forget(List.of(id));
        journal.deleted(config, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
