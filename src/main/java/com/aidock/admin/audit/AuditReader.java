package com.aidock.admin.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the log, each time in one short transaction of one statement. */
@Component
@Transactional(readOnly = true)
class AuditReader {
    private final AuditRepository entries;
    private final AuditSearch search;

    AuditReader(AuditRepository entries, AuditSearch search) {
        this.entries = entries;
        this.search = search;
    }

    AuditPage page(AuditQuery query, @Nullable AuditRow last, int limit) {
        List<AuditEntry> found = search.after(query, last, limit + 1);
        return new AuditPage(found.stream().limit(limit).map(AuditDetails::of).toList(), found.size() > limit);
    }

    Optional<AuditDetails> find(long id) {
        return entries.findById(id).map(AuditDetails::of);
    }
}
