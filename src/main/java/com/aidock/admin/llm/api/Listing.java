package com.aidock.admin.llm.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total how many there are on all pages
 * @param next the cursor of the next page, or null if this is the last
 */
record Listing<T>(List<T> items, int total, @Nullable String next) {
    Listing {
        items = List.copyOf(items);
    }
}
