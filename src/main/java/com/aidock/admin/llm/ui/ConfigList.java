package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ImportPlan;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRow;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.ui.Counts;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.PageHeader;
import com.aidock.admin.ui.PagedRows;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list: search and filters above the table; its frame stands at once and its rows come in the background. */
class ConfigList extends Div {
    /** What a person does here. */
    interface Listener {
        void query(ListQuery query);

        void open(long id);

        void create();
    }

    private static final int PRIORITY_STEP = 10;

    private final transient LlmConfigs configs;
    private final transient Listener listener;
    private final ConfigGrid grid = new ConfigGrid();
    private final transient PagedRows<LlmConfigRow> rows;
    private final ListFilters filters;
    private final transient Workbench workbench;
    private final transient Marks marks = new Marks();
    private final BulkBar bulk;
    private final Span count = new Span();
    private final boolean mayChange;
    private ListQuery query = ListQuery.DEFAULT;
    private boolean begun;
    private @Nullable Long selected;

    ConfigList(Workbench workbench, Listener listener) {
        this.workbench = workbench;
        this.configs = workbench.configs();
        this.listener = listener;
        this.mayChange = workbench.mayChange();
        this.rows = PagedRows.in(grid, workbench.tasks(), LlmConfigRow::id, ConfigGrid::placeholder);
        this.filters = new ListFilters(listener::query);
        this.bulk = new BulkBar(workbench, marks, this::reload);
        addClassNames("list-pane", "llm-list");
        count.addClassName("list-count");
        count.getElement().setAttribute("role", "status");
        add(
                new PageHeader("LLM configurations", count).withActions(actions()),
                filters,
                bulk,
                workbench.notices().follow(rows.loading()),
                workbench.notices().follow(rows.counting()),
                grid);
        grid.onSort((sort, direction) -> listener.query(query.in(sort, direction)));
        grid.asSingleSelect().addValueChangeListener(event -> chosen(event.getValue()));
        rows.onCounts(this::counted);
        if (mayChange) {
            grid.markable(marks, this::listed, this::markAll);
            // The boxes are drawn with their rows.
            marks.onChange(rows::refreshAll);
        }
        grid.onRowKey(this::pressed);
    }

    /** Shows the rows that the address asks for; loads only when it asks for others than before. */
    void show(ListQuery next) {
        if (!begun || !next.equals(query)) {
            begun = true;
            query = next;
            filters.show(next);
            grid.showSort(next);
            rows.show(new ListedConfigs(configs, next));
        }
    }

    ListQuery query() {
        return query;
    }

    void reload() {
        rows.reload();
    }

    /** Marks the row that is open beside the list, if it is in sight. */
    void select(@Nullable Long id) {
        selected = id;
        if (id == null) {
            grid.deselectAll();
        } else {
            // Rows are told apart by their id alone.
            grid.select(ConfigGrid.withId(id));
        }
    }

    /** What is not counted yet is not guessed. */
    private void counted(@Nullable Counts counts) {
        if (counts == null) {
            count.setText("…");
            grid.setEmptyStateComponent(new Div());
        } else {
            int matching = counts.matching();
            count.setText(
                    matching == counts.all()
                            ? "%,d".formatted(matching)
                            : "%,d of %,d".formatted(matching, counts.all()));
            grid.setEmptyStateComponent(empty(counts.all()));
        }
    }

    private int listed() {
        Counts counts = rows.counts();
        return counts == null ? Integer.MAX_VALUE : counts.matching();
    }

    private void chosen(@Nullable LlmConfigRow row) {
        if (row == null) {
            // A click on the open row takes the mark away; it stays open until it is closed.
            select(selected);
        } else if (!Objects.equals(row.id(), selected)) {
            listener.open(row.id());
        }
    }

    /** Marks what is listed and not only what was scrolled to. */
    private void markAll() {
        ListQuery listed = query;
        workbench.tasks().run(this, "mark all", () -> workbench.batches().names(listed), marks::replace);
    }

    private void pressed(String action, LlmConfigRow row) {
        switch (action) {
            case "open" -> listener.open(row.id());
            case "mark" -> markIfAllowed(row);
            case "earlier" -> prioritise(row, -PRIORITY_STEP);
            case "later" -> prioritise(row, PRIORITY_STEP);
            default -> throw new IllegalArgumentException("No such key: " + action);
        }
    }

    private void markIfAllowed(LlmConfigRow row) {
        if (mayChange) {
            marks.set(row.id(), row.name(), !marks.contains(row.id()));
        }
    }

    private void prioritise(LlmConfigRow row, int by) {
        int priority = Math.clamp(row.priority() + by, 0, LlmConfigRules.MAX_PRIORITY);
        // One at a time: the next step counts from what the last one has stored.
        if (mayChange && !bulk.isRunning() && !rows.loading().pending() && priority != row.priority()) {
            bulk.setPriority(row.id(), priority);
        }
    }

    private Component[] actions() {
        ColumnChooser columns = new ColumnChooser(grid::hide);
        TransferMenu transfer = new TransferMenu(() -> query, mayChange, this::askImport);
        RouterLink keys = new RouterLink("Keys", KeysView.class);
        keys.setId("keys-page");
        return mayChange
                ? new Component[] {keys, transfer, columns, newButton("new-config")}
                : new Component[] {keys, transfer, columns};
    }

    /** Carries an import out and tells of it above the table. */
    void importAll(ImportPlan plan) {
        bulk.importAll(plan);
    }

    private void askImport() {
        // The bar tells of one thing at a time.
        if (!bulk.isRunning()) {
            new ImportDialog(workbench, this::importAll).open();
        }
    }

    private Button newButton(String id) {
        Button button = new Button("New", click -> listener.create());
        button.setId(id);
        button.setTooltipText("New configuration (press n)");
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Component empty(int all) {
        if (all == 0) {
            return mayChange
                    ? new EmptyState(
                            "No configuration yet",
                            "Add the first one: a provider, a name and a key are enough.",
                            newButton("new-first-config"))
                    : new EmptyState("No configuration yet", "An administrator can add the first one.");
        }
        if (query.isNarrowed()) {
            return new EmptyState(
                    "Nothing matches",
                    "None of the %,d configurations fits this search and these filters.".formatted(all),
                    to("Clear search and filters", allOf(ListQuery.State.ALL)));
        }
        return new EmptyState(
                query.state() == ListQuery.State.ACTIVE ? "None is active" : "None is inactive",
                "There are %,d configurations in all.".formatted(all),
                to("Show all", allOf(ListQuery.State.ALL)));
    }

    private Button to(String text, ListQuery next) {
        return new Button(text, click -> listener.query(next));
    }

    private static ListQuery allOf(ListQuery.State state) {
        return new ListQuery("", null, state, ListQuery.DEFAULT.sort(), ListQuery.DEFAULT.direction());
    }
}
