package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
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
        Column<LlmConfigRow> priority = addColumn(row -> isReal(row) ? String.valueOf(row.priority()) : "")
                .setHeader("Prio")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("4.5rem")
                .setFlexGrow(0);
        Column<LlmConfigRow> name =
                addColumn(name()).setHeader("Name").setWidth("9rem").setFlexGrow(3);
        Column<LlmConfigRow> provider = addColumn(
                        row -> isReal(row) ? row.provider().displayName() : "")
                .setHeader("Provider")
                .setWidth("7rem")
                .setFlexGrow(1);
        Column<LlmConfigRow> model = addColumn(LlmConfigRow::defaultModel)
                .setHeader("Model")
                .setWidth("9rem")
                .setFlexGrow(2);
        Column<LlmConfigRow> state =
                addColumn(state()).setHeader("State").setWidth("6.5rem").setFlexGrow(0);
        Column<LlmConfigRow> test =
                addColumn(lastTest()).setHeader("Last test").setWidth("13rem").setFlexGrow(1);
        Column<LlmConfigRow> cost = addColumn(row -> Money.shown(row.estimatedCostPerRequest()))
                .setHeader("Cost/req")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0);
        sortable(priority, ListQuery.Sort.PRIORITY);
        sortable(name, ListQuery.Sort.NAME);
        sortable(provider, ListQuery.Sort.PROVIDER);
        sortable(model, ListQuery.Sort.MODEL);
        sortable(state, ListQuery.Sort.STATE);
        sortable(test, ListQuery.Sort.LAST_TESTED);
        optional.put(ListColumn.PRIORITY, priority);
        optional.put(ListColumn.PROVIDER, provider);
        optional.put(ListColumn.MODEL, model);
        optional.put(ListColumn.STATE, state);
        optional.put(ListColumn.LAST_TEST, test);
        optional.put(ListColumn.COST, cost);
        getElement()
                .addEventListener(
                        "grid-width",
                        event -> fit(event.getEventData().get("event.detail").asInt()))
                .addEventData("event.detail");
        addAttachListener(event -> getElement().executeJs("window.aidockGrid.watchWidth(this)"));
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
                id, "…", Provider.CUSTOM, null, false, false, 0, null, null, null, null, null, null, false);
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
        optional.forEach((key, column) -> column.setVisible(key.fits(width) && !hidden.contains(key)));
    }

    private static void sortable(Column<LlmConfigRow> column, ListQuery.Sort sort) {
        column.setKey(sort.name()).setSortable(true).setComparator((a, b) -> 0);
    }

    private static boolean isReal(LlmConfigRow row) {
        return row.id() >= 0;
    }

    private static LitRenderer<LlmConfigRow> name() {
        return LitRenderer.<LlmConfigRow>of("""
                        <div class="llm-name"><span>${item.name}</span>
                        <span class="llm-secondary">${item.provider}</span></div>""")
                .withProperty("name", LlmConfigRow::name)
                .withProperty("provider", ConfigGrid::secondary);
    }

    private static String secondary(LlmConfigRow row) {
        String model = row.defaultModel();
        return !isReal(row) ? "" : row.provider().displayName() + (model == null ? "" : " · " + model);
    }

    private static LitRenderer<LlmConfigRow> state() {
        return mark(
                row -> row.active() ? Tone.GOOD : Tone.NEUTRAL,
                row -> !isReal(row) ? "" : row.active() ? "active" : "inactive",
                "");
    }

    private static LitRenderer<LlmConfigRow> lastTest() {
        return mark(
                        ConfigGrid::testTone,
                        ConfigGrid::testWord,
                        "<relative-time datetime=\"${item.at}\"></relative-time>")
                .withProperty("at", row -> String.valueOf(row.lastTestedAt()));
    }

    private static Tone testTone(LlmConfigRow row) {
        return row.secretsUnreadable()
                ? Tone.BAD
                : row.lastOutcome() == null ? Tone.NEUTRAL : Outcomes.tone(row.lastOutcome());
    }

    private static String testWord(LlmConfigRow row) {
        if (!isReal(row)) {
            return "";
        }
        if (row.secretsUnreadable()) {
            return "enter the key again";
        }
        if (row.lastOutcome() == null) {
            return "never tested";
        }
        String latency = row.lastLatencyMs() == null ? "" : ", " + Money.milliseconds(row.lastLatencyMs());
        return Outcomes.word(row.lastOutcome()) + latency;
    }

    private static LitRenderer<LlmConfigRow> mark(
            ValueProvider<LlmConfigRow, Tone> tone, ValueProvider<LlmConfigRow, String> word, String more) {
        return LitRenderer.<LlmConfigRow>of("""
                        <span class="state-mark ${item.tone}" ?hidden="${!item.word}"><span class="state-mark-shape"
                        aria-hidden="true">${item.shape}</span><span>${item.word}</span>${item.timed ? html`<span
                        class="llm-secondary">%s</span>` : ''}</span>""".formatted(more))
                .withProperty("tone", row -> tone.apply(row).className())
                .withProperty("shape", row -> tone.apply(row).shape())
                .withProperty("word", word)
                .withProperty("timed", row -> !more.isEmpty() && row.lastTestedAt() != null);
    }
}
