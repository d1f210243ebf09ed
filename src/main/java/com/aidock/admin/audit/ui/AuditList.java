package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditDetails;
import com.aidock.admin.audit.AuditLog;
import com.aidock.admin.audit.AuditPage;
import com.aidock.admin.audit.AuditParameters;
import com.aidock.admin.audit.AuditQuery;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.KeysetRows;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.LoadState;
import com.aidock.admin.ui.PageHeader;
import com.aidock.admin.ui.Stretch;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The list of entries with its filters; its frame stands at once and its rows come in the background. */
class AuditList extends Div {
    private static final String EXPORT = "api/v1/audit/export.csv";

    private final transient AuditLog log;
    private final transient Clock clock;
    private final transient Consumer<Wish> onWish;
    private final AuditGrid grid = new AuditGrid();
    private final transient KeysetRows<AuditDetails> rows;
    private final AuditFilters filters;
    private final Span count = new Span();
    private final Anchor export = new Anchor(EXPORT, "Export CSV");
    private transient Wish wish = Wish.EVERYTHING;
    private boolean begun;
    private @Nullable Long selected;

    AuditList(
            AuditLog log,
            BackgroundTasks tasks,
            LateNotices notices,
            Clock clock,
            Consumer<Wish> onWish,
            LongConsumer onOpen) {
        this.log = log;
        this.clock = clock;
        this.onWish = onWish;
        this.rows = KeysetRows.in(grid, tasks, entry -> entry.row().id(), AuditGrid::placeholder);
        this.filters = new AuditFilters(onWish);
        addClassNames("list-pane", "audit-list");
        count.addClassName("list-count");
        count.getElement().setAttribute("role", "status");
        export.setId("export-csv");
        export.setRouterIgnore(true);
        export.getElement().setAttribute("download", true);
        add(
                new PageHeader("Audit", count).withActions(export, refresh()),
                filters,
                notices.follow(rows.loading()),
                grid);
        rows.loading().onState(this::loading);
        grid.asSingleSelect().addValueChangeListener(event -> chosen(event.getValue(), onOpen));
    }

    private Button refresh() {
        Button refresh = new Button("Refresh", click -> show(wish, true));
        refresh.setId("refresh");
        return refresh;
    }

    /** Shows what is asked for; loads only when that is something else than before. */
    void show(Wish next) {
        show(next, !begun || !next.equals(wish));
    }

    private void show(Wish next, boolean load) {
        wish = next;
        if (load) {
            begun = true;
            filters.show(next);
            AuditQuery query = next.at(clock.instant());
            export.setHref(EXPORT + query(query));
            rows.show((last, limit) -> load(query, last, limit));
        }
    }

    Wish wish() {
        return wish;
    }

    Optional<AuditDetails> loaded(long id) {
        return rows.loaded().stream().filter(entry -> entry.row().id() == id).findFirst();
    }

    /** Marks the entry that is open beside the list. */
    void select(@Nullable Long id) {
        selected = id;
        if (id == null) {
            grid.deselectAll();
        } else {
            grid.select(AuditGrid.withId(id));
        }
    }

    private Stretch<AuditDetails> load(AuditQuery query, @Nullable AuditDetails last, int limit) {
        AuditPage page = log.page(query, last == null ? null : last.row(), limit);
        return new Stretch<>(page.entries(), page.more());
    }

    private void loading(LoadState state) {
        if (state.phase() == LoadState.Phase.READY) {
            int loaded = rows.loaded().size();
            count.setText(
                    rows.full()
                            ? "the newest %,d; narrow the filters or export for older ones".formatted(loaded)
                            : rows.more()
                                    ? "the newest %,d, older ones below".formatted(loaded)
                                    : "%,d".formatted(loaded));
            grid.setEmptyStateComponent(empty());
        }
    }

    private void chosen(@Nullable AuditDetails entry, LongConsumer onOpen) {
        if (entry == null) {
            // A click on the open row takes the mark away; it stays open until it is closed.
            select(selected);
        } else if (selected == null || selected != entry.row().id()) {
            onOpen.accept(entry.row().id());
        }
    }

    private Component empty() {
        return wish.isNarrowed()
                ? new EmptyState(
                        "Nothing matches",
                        "No entry fits this search and these filters.",
                        new Button("Clear search and filters", click -> onWish.accept(Wish.EVERYTHING)))
                : new EmptyState("Nothing happened yet", "Every change and every refused attempt will stand here.");
    }

    private static String query(AuditQuery query) {
        String written = QueryParameters.simple(AuditParameters.write(query)).getQueryString();
        return written.isEmpty() ? "" : "?" + written;
    }
}
