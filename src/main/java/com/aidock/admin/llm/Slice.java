package com.aidock.admin.llm;

import java.util.List;

/**
 * The beginning of a list.
 *
 * @param rows the wanted ones, in order
 * @param total how many there are
 */
public record Slice<T>(List<T> rows, int total) {
    public Slice {
        rows = List.copyOf(rows);
    }
}
