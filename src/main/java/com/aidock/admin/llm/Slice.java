package com.aidock.admin.llm;

import java.util.List;

/**
 * A part of a list.
 *
 * @param rows the wanted ones, in order
 * @param total how many match the query
 * @param all how many there are without any search or filter
 */
public record Slice<T>(List<T> rows, int total, int all) {
    public Slice {
        rows = List.copyOf(rows);
    }
}
