package com.aidock.admin.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.List;
import java.util.function.IntConsumer;

/** How wide a table is in the browser, which alone knows it, so that a narrow one can leave columns out. */
public final class GridWidth {
    /** Below this many pixels a table has room for two columns. */
    public static final int NARROW = 560;

    private static final String WIDTH = "event.detail";

    private GridWidth() {}

    /** Leaves columns out of a table of this width if it is narrow, and tells the style sheet so. */
    public static void fit(Grid<?> grid, int width, String narrowClass, List<? extends Grid.Column<?>> wide) {
        boolean narrow = width < NARROW;
        grid.setClassName(narrowClass, narrow);
        wide.forEach(column -> column.setVisible(!narrow));
    }

    /** Calls back with the width in pixels, rounded to 20, at first and whenever it changes. */
    public static void watch(Grid<?> grid, IntConsumer listener) {
        grid.getElement()
                .addEventListener(
                        "grid-width",
                        event -> listener.accept(event.getEventData().get(WIDTH).asInt()))
                .addEventData(WIDTH);
        grid.addAttachListener(event -> grid.getElement().executeJs("window.aidockGrid.watchWidth(this)"));
    }
}
