package com.aidock.admin.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows that stand in for those of a grid that are not there yet. */
final class Placeholders<T> {
    /** How many stand in while nobody knows how many rows follow. */
    static final int SKELETON = 8;

    private final IntFunction<T> maker;
    private final Map<Integer, T> rows = new HashMap<>();
    private final IdentityHashMap<T, String> ids = new IdentityHashMap<>();

    Placeholders(IntFunction<T> maker) {
        this.maker = maker;
    }

    /** Answers the grid from this provider; what stands in carries a part of its own and cannot be selected. */
    void showIn(Grid<T> grid, DataProvider<T, Void> rows) {
        grid.setPageSize(Pages.SIZE);
        grid.setDataProvider(rows);
        grid.setPartNameGenerator(row -> contains(row) ? "placeholder" : null);
        grid.setItemSelectableProvider(row -> !contains(row));
    }

    T at(int index) {
        return rows.computeIfAbsent(index, this::make);
    }

    private T make(int index) {
        T row = maker.apply(index);
        ids.put(row, "placeholder-" + index);
        return row;
    }

    boolean contains(T row) {
        return ids.containsKey(row);
    }

    /** What tells the row apart, be it real or not. */
    Object id(T row, Function<T, Object> id) {
        String standIn = ids.get(row);
        return standIn != null ? standIn : id.apply(row);
    }
}
