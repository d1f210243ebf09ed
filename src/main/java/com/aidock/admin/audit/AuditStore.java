package com.aidock.admin.audit;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of the log, each one short. */
@Component
class AuditStore {
    private final AuditRepository entries;

    AuditStore(AuditRepository entries) {
        this.entries = entries;
    }

    /** Within the transaction that is under way: the entry is stored with the change or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(AuditEntry entry) {
        entries.save(entry);
    }

    @Transactional
    public void write(List<AuditEntry> batch) {
        batch.forEach(entries::save);
    }

    /** Takes away what is older, at most so many rows; says how many went. */
    @Transactional
    public int removeBefore(Instant before, int most) {
        return entries.removeBefore(before, most);
    }

    /** The same for what people did who were not signed in. */
    @Transactional
    public int removeStrangersBefore(Instant before, int most) {
        return entries.removeStrangersBefore(before, most);
    }
}
