package com.aidock.admin.llm;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.stereotype.Component;

/**
 * Remembers the configurations with a secret that this process cannot read. Never shared: another process with another
 * keyset sees others, and none may speak for all.
 */
@Component
class UnreadableSecrets {
    /** Beyond that the list is no help to anybody. */
    static final int MOST = 100_000;

    private final NavigableSet<Long> ids = new ConcurrentSkipListSet<>();

    /** Takes a row as it was seen just now. */
    void note(long id, boolean readable) {
        if (readable) {
            ids.remove(id);
        } else if (ids.size() < MOST) {
            ids.add(id);
        }
    }

    /** Forgets those that are not there any more. */
    void forget(Collection<Long> gone) {
        ids.removeAll(gone);
    }

    boolean contains(long id) {
        return ids.contains(id);
    }

    long count() {
        return ids.size();
    }

    /** The first ids behind this one. */
    List<Long> behind(long after, int most) {
        return ids.tailSet(after, false).stream().limit(most).toList();
    }

    /** The rows of a list with the mark. */
    List<LlmConfigRow> marked(List<LlmConfigRow> rows) {
        return rows.stream()
                .map(row -> ids.contains(row.id()) ? row.withUnreadableSecrets() : row)
                .toList();
    }
}
