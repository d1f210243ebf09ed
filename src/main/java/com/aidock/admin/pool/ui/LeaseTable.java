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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists the held connections, longest first, then the borrowers that wait; those that are alike are one row that opens.
 * Rows are kept by lease and by what is alike: what stays, stays in place and open, and neither scroll nor focus move.
 */
class LeaseTable extends Div {
    /** More rows than this nobody reads; what is left out is counted. */
    static final int MOST = 200;
    /** So many of those who wait are shown however many hold. */
    private static final int WAITERS = 50;

    /** So many of those that are alike are shown when their row is opened. */
    private static final int MEMBERS = 100;

    private static final List<String> COLUMNS =
            List.of("Time", "State", "Lane", "Who", "For", "Last statement", "Session");

    private final transient Function<Holder, Component[]> tools;
    private final Paragraph count = new Paragraph();
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = table.addBody();
    private final Paragraph more = new Paragraph();
    private final EmptyState empty = new EmptyState(
            "No connection is in use",
            "Connections in use are listed here, longest first; those that are alike in one row.");
    private final Map<String, LeaseRow> rows = new HashMap<>();
    private final transient Map<LeaseGroup.Key, LeaseGroupRow> groups = new HashMap<>();
    private transient List<Holder> held = List.of();
    private transient List<Holder> waiting = List.of();
    private transient Map<Integer, Integer> roots = Map.of();

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

    /**
     * Shows what is true now.
     *
     * @param lockRoots for each session that waits for a lock, the one at the root of its chain
     */
    void show(List<Holder> holders, List<Holder> waiters, Map<Integer, Integer> lockRoots) {
        held = holders;
        waiting = waiters;
        roots = lockRoots;
        LiveText.set(
                count,
                waiters.isEmpty()
                        ? Integer.toString(holders.size())
                        : "%d held, %d waiting".formatted(holders.size(), waiters.size()));
        if (!holders.isEmpty() || !waiters.isEmpty()) {
            head();
        }
        // A column that says the same in each row leaves its place to those that differ.
        table.setClassName(
                "one-lane",
                Stream.concat(holders.stream(), waiters.stream())
                                .map(holder -> holder.lease().lane())
                                .distinct()
                                .count()
                        == 1);
        draw();
    }

    private void draw() {
        List<LeaseGroup> groups = pick();
        forgetOthers(groups);
        int index = 0;
        int shown = 0;
        for (LeaseGroup group : groups) {
            shown += group.single() ? 1 : group.members().size();
            index = group.single() ? single(group.members().getFirst(), false, index) : group(group, index);
        }
        table.setVisible(!groups.isEmpty());
        empty.setVisible(groups.isEmpty());
        int left = held.size() + waiting.size() - shown;
        more.setVisible(left > 0);
        LiveText.set(more, "and %d more who have held or waited for less long".formatted(left));
    }

    private List<LeaseGroup> pick() {
        List<LeaseGroup> holders = LeaseGroup.of(held, roots, groups.keySet());
        List<LeaseGroup> waiters = LeaseGroup.of(waiting, roots, groups.keySet());
        int most = Math.min(holders.size(), MOST - Math.min(waiters.size(), WAITERS));
        return Stream.concat(holders.stream().limit(most), waiters.stream().limit(MOST - most))
                .toList();
    }

    /** Rows that are not to be seen any more: their leases have ended, or are among others in a row that is closed. */
    private void forgetOthers(List<LeaseGroup> now) {
        Set<LeaseGroup.Key> several = new HashSet<>();
        Set<String> each = new HashSet<>();
        for (LeaseGroup group : now) {
            if (!group.single()) {
                several.add(group.key());
            }
            if (group.single() || isOpen(group.key())) {
                group.members().stream()
                        .limit(MEMBERS)
                        .forEach(holder -> each.add(holder.lease().key()));
            }
        }
        remove(groups, several);
        remove(rows, each);
    }

    private <K> void remove(Map<K, ? extends NativeTableRow> some, Set<K> present) {
        some.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                body.remove(entry.getValue());
            }
            return gone;
        });
    }

    private boolean isOpen(LeaseGroup.Key key) {
        LeaseGroupRow row = groups.get(key);
        return row != null && row.open();
    }

    /** Tells where the next row comes. */
    private int group(LeaseGroup group, int index) {
        LeaseGroupRow row = groups.computeIfAbsent(group.key(), key -> new LeaseGroupRow(key, this::draw));
        row.show(group);
        place(row, index);
        int next = index + 1;
        if (row.open()) {
            for (Holder holder : group.members().stream().limit(MEMBERS).toList()) {
                next = single(holder, true, next);
            }
        }
        return next;
    }

    private int single(Holder holder, boolean member, int index) {
        LeaseRow row = rows.computeIfAbsent(holder.lease().key(), key -> new LeaseRow(tools));
        row.show(holder, roots, member);
        place(row, index);
        return index + 1;
    }

    /** Leases only ever leave or come last, so that in the usual case no row moves. */
    private void place(NativeTableRow row, int index) {
        if (row.getParent().isEmpty() || body.indexOf(row) != index) {
            body.addComponentAtIndex(index, row);
        }
    }
}
