package com.aidock.admin.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param total how many rows match on all pages
 * @param next behind which the next page begins, or null if this is the last
 */
public record ListPage(
        List<LlmConfigRow> rows, int total, @Nullable ListPosition next) {
    public ListPage {
        rows = List.copyOf(rows);
    }
}
