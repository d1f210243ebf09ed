package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.ui.GridWidth;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;

/** The table of configurations; shows fewer columns when it is narrow. */
@JavaScript("context://components/times.js")
@JavaScript("context://components/grid.js")
@JavaScript("context://components/llm.js")
class ConfigGrid extends Grid<LlmConfigRow> {
    static final String MARK = "MARK";

    private final Map<ListColumn, Column<LlmConfigRow>> optional = new EnumMap<>(ListColumn.class);
    private Set<ListColumn> hidden = Set.of();
    private int width = Integer.MAX_VALUE;

    ConfigGrid() {
        super(LlmConfigRow.class, false);
        setId("configs");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
        ConfigColumns.addTo(this, optional);
        GridWidth.watch(this, this::fit);
        setSizeFull();
    }

    /** Calls back when the person sorts. */
    void onSort(BiConsumer<ListQuery.Sort, ListQuery.Direction> listener) {
        addSortListener(event -> {
            if (event.isFromClient()) {
                GridSortOrder<LlmConfigRow> order =
                        event.getSortOrder().stream().findFirst().orElse(null);
                if (order == null) {
                    listener.accept(ListQuery.DEFAULT.sort(), ListQuery.DEFAULT.direction());
                } else {
                    listener.accept(
                            ListQuery.Sort.valueOf(
                                    Objects.requireNonNull(order.getSorted().getKey())),
                            order.getDirection() == SortDirection.ASCENDING
                                    ? ListQuery.Direction.ASCENDING
                                    : ListQuery.Direction.DESCENDING);
                }
            }
        });
    }

    /** Shows by which column the rows are sorted. */
    void showSort(ListQuery query) {
        Column<LlmConfigRow> column = getColumnByKey(query.sort().name());
        SortDirection direction =
                query.direction() == ListQuery.Direction.ASCENDING ? SortDirection.ASCENDING : SortDirection.DESCENDING;
        sort(List.of(new GridSortOrder<>(Objects.requireNonNull(column), direction)));
    }

    /** A row to stand in until the real one is there. */
    static LlmConfigRow placeholder(int index) {
        return withId(-1L - index);
    }

    /** A row of which nothing but the id is known. */
    static LlmConfigRow withId(long id) {
        return new LlmConfigRow(
                id, "…", Provider.CUSTOM, null, false, false, 0, null, null, null, null, null, null, false, 0, null);
    }

    /** Adds a column of check boxes in front, one of them in the header for all rows of the list. */
    void markable(Marks marks, IntSupplier total, Runnable onAll) {
        Column<LlmConfigRow> column = addColumn(LitRenderer.<LlmConfigRow>of("""
                        <input type="checkbox" class="llm-mark" ?hidden="${!item.real}" .checked="${item.marked}"
                        aria-label="Mark ${item.name}" @click="${(e) => e.stopPropagation()}"
                        @change="${(e) => mark(e.target.checked)}">""")
                        .withProperty("real", ConfigGrid::isReal)
                        .withProperty("name", LlmConfigRow::name)
                        .withProperty("marked", row -> marks.contains(row.id()))
                        .withFunction(
                                "mark",
                                (row, arguments) -> marks.set(
                                        row.id(), row.name(), arguments.get(0).asBoolean())))
                .setWidth("2.75rem")
                .setFlexGrow(0);
        column.setKey(MARK).setHeader(allMarks(marks, total, onAll));
        List<Column<LlmConfigRow>> order = new ArrayList<>(getColumns());
        order.remove(column);
        order.addFirst(column);
        setColumnOrder(order);
    }

    private static Checkbox allMarks(Marks marks, IntSupplier total, Runnable onAll) {
        Checkbox all = new Checkbox();
        all.setId("mark-all");
        all.setAriaLabel("Mark all that are listed");
        all.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                if (event.getValue()) {
                    onAll.run();
                } else {
                    marks.clear();
                }
            }
        });
        marks.onChange(() -> {
            all.setValue(marks.size() > 0 && marks.size() >= total.getAsInt());
            all.setIndeterminate(marks.size() > 0 && !all.getValue());
        });
        return all;
    }

    /** Calls back when a key is pressed for the row that has the focus, with what it means. */
    void onRowKey(BiConsumer<String, LlmConfigRow> listener) {
        getElement()
                .addEventListener("row-key", event -> {
                    LlmConfigRow row = getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().get("event.detail.key").asString());
                    if (row != null && isReal(row)) {
                        listener.accept(
                                event.getEventData().get("event.detail.action").asString(), row);
                    }
                })
                .addEventData("event.detail.key")
                .addEventData("event.detail.action");
    }

    /** Hides these columns; others are shown where they fit. */
    void hide(Set<ListColumn> columns) {
        hidden = columns;
        fit(width);
    }

    private void fit(int now) {
        width = now;
        setClassName("llm-narrow", width < ListColumn.MEDIUM);
        // Where its column does not fit, the last test stands under the name.
        setClassName(
                "llm-test-under-name", !ListColumn.LAST_TEST.fits(width) && !hidden.contains(ListColumn.LAST_TEST));
        optional.forEach((key, column) -> column.setVisible(key.fits(width) && !hidden.contains(key)));
    }

    /** Whether the row has been loaded. */
    static boolean isReal(LlmConfigRow row) {
        return row.id() >= 0;
    }
}
