package com.aidock.admin.llm;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The state of all stored keys: how old they are, when they last worked, and what should be done about which. Each
 * answer is one statement that enters an index, however many configurations there are, and opens no key.
 */
@Service
@PreAuthorize("hasRole('VIEWER')")
@Transactional(readOnly = true)
public class KeyHygiene {
    /** After how long in use a key should be rotated. */
    public static final Duration OLD = Duration.ofDays(180);

    /** Up to how many configurations with the same key are counted. */
    public static final int MOST_SHARING = 100;

    private final KeySearch search;

    KeyHygiene(KeySearch search) {
        this.search = search;
    }

    /**
     * The rows behind another: those that share a key stand together, keys in use for the longest come first in the
     * lists of all and of old ones, and the rest is in the order of creation.
     *
     * @param last null for the first page
     */
    public List<KeyRow> page(KeyQuery query, @Nullable KeyRow last, int limit) {
        return search.page(query, last, limit);
    }

    public KeyCounts counts() {
        return search.counts();
    }
}
