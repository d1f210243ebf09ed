package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.history.HistoryRange;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses how far back the chart reaches. */
class RangeBar extends Div {
    private final Map<HistoryRange, NativeButton> buttons = new EnumMap<>(HistoryRange.class);

    RangeBar(Consumer<HistoryRange> onChoice) {
        addClassName("range-bar");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "The chart shows the last");
        for (HistoryRange range : HistoryRange.values()) {
            NativeButton button = new NativeButton(range.label(), click -> onChoice.accept(range));
            buttons.put(range, button);
            add(button);
        }
    }

    void show(HistoryRange chosen) {
        buttons.forEach(
                (range, button) -> button.getElement().setAttribute("aria-pressed", Boolean.toString(range == chosen)));
    }
}
