package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who holds a connection, longest first, then who waits for one. Rows are kept by lease: what stays, stays in place,
 * and neither scroll nor focus move.
 */
class LeaseTable extends Div {
    /** More rows than this nobody reads; what is left out is counted. */
    static final int MOST = 200;
    /** So many of those who wait are shown however many hold. */
    private static final int WAITERS = 50;

    private static final List<String> COLUMNS =
            List.of("Time", "State", "Lane", "Who", "For", "Last statement", "Thread", "Session");

    private final transient Function<Holder, Component[]> tools;
    private final Paragraph count = new Paragraph();
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = table.addBody();
    private final Paragraph more = new Paragraph();
    private final EmptyState empty = new EmptyState(
            "No connection is in use", "Whoever borrows one appears here while it lasts, longest first.");
    private final Map<String, LeaseRow> rows = new HashMap<>();

    LeaseTable(Function<Holder, Component[]> tools) {
        this.tools = tools;
        addClassName("leases");
        H2 title = new H2("Connections in use");
        title.setId("leases-title");
        Div panelHead = new Div(title, count);
        panelHead.addClassName("panel-head");
        table.addClassName("lease-table");
        table.getElement().setAttribute("aria-labelledby", "leases-title");
        add(panelHead, table, more, empty);
    }

    /** Made with the first row: a thousand open pages of an idle pool would keep twenty elements each for nothing. */
    private void head() {
        if (table.getHead().getChildren().findAny().isEmpty()) {
            NativeTableRow head = new NativeTableRow();
            COLUMNS.forEach(column -> head.add(new NativeTableHeaderCell(column)));
            Span actions = new Span("Actions");
            actions.addClassName("for-listeners");
            head.add(new NativeTableHeaderCell(actions));
            table.getHead().add(head);
        }
    }

    void show(List<Holder> holders, List<Holder> waiters) {
        LiveText.set(
                count,
                waiters.isEmpty()
                        ? Integer.toString(holders.size())
                        : "%d held, %d waiting".formatted(holders.size(), waiters.size()));
        List<Holder> all = pick(holders, waiters);
        if (!all.isEmpty()) {
            head();
        }
        arrange(all);
        table.setVisible(!all.isEmpty());
        empty.setVisible(all.isEmpty());
        int left = holders.size() + waiters.size() - all.size();
        more.setVisible(left > 0);
        LiveText.set(more, "and %d more who have held or waited for less long".formatted(left));
    }

    private static List<Holder> pick(List<Holder> holders, List<Holder> waiters) {
        int held = Math.min(holders.size(), MOST - Math.min(waiters.size(), WAITERS));
        return Stream.concat(holders.stream().limit(held), waiters.stream().limit(MOST - held))
                .toList();
    }

    private void arrange(List<Holder> leases) {
        Set<String> present =
                leases.stream().map(holder -> holder.lease().key()).collect(Collectors.toSet());
        rows.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                body.remove(entry.getValue());
            }
            return gone;
        });
        for (int i = 0; i < leases.size(); i++) {
            place(leases.get(i), i);
        }
    }

    /** Leases only ever leave or come last, so that in the usual case no row moves. */
    private void place(Holder holder, int index) {
        LeaseRow row = rows.computeIfAbsent(holder.lease().key(), key -> new LeaseRow(tools));
        row.show(holder);
        if (row.getParent().isEmpty() || body.indexOf(row) != index) {
            body.addComponentAtIndex(index, row);
        }
    }
}
