package com.aidock.admin.llm;

import java.util.List;

/**
 * A part of the list.
 *
 * @param rows the wanted ones, in order
 * @param more whether others follow
 */
public record ListPart(List<LlmConfigRow> rows, boolean more) {
    public ListPart {
        rows = List.copyOf(rows);
    }
}
