package com.aidock.admin.audit;

import com.aidock.admin.platform.Causes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The audit log as people read it; nobody changes it. */
@Service
@PreAuthorize("hasRole('VIEWER')")
public class AuditLog {
    /** Entries that one export holds at most. */
    public static final int MOST_EXPORTED = 100_000;

    private static final int BATCH = 1000;
    private static final String STATEMENT_TIMEOUT = "57014";

    private final AuditReader reader;

    AuditLog(AuditReader reader) {
        this.reader = reader;
    }

    /**
     * Entries newest first, in one statement.
     *
     * @param last the entry to go on after, or null for the beginning; entries that were added meanwhile shift nothing
     */
    public AuditPage page(AuditQuery query, @Nullable AuditRow last, int limit) {
        try {
            return reader.page(query, last, limit);
        } catch (RuntimeException e) {
            if (!query.search().isEmpty() && isStatementTimeout(e)) {
                throw new SearchTooSlow();
            }
            throw e;
        }
    }

    private static boolean isStatementTimeout(Throwable failure) {
        return Causes.of(failure, SQLException.class).anyMatch(sql -> STATEMENT_TIMEOUT.equals(sql.getSQLState()));
    }

    public Optional<AuditDetails> find(long id) {
        return reader.find(id);
    }

    /**
     * Hands out all that match, at most {@link #MOST_EXPORTED}; no connection is held while the consumer is at work.
     *
     * @return whether that was all
     */
    public boolean export(AuditQuery query, Consumer<AuditDetails> consumer) {
        AuditRow last = null;
        for (int count = 0; count < MOST_EXPORTED; count += BATCH) {
            AuditPage page = page(query, last, BATCH);
            page.entries().forEach(consumer);
            if (!page.more()) {
                return true;
            }
            last = page.entries().getLast().row();
        }
        return false;
    }
}
