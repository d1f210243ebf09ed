package com.aidock.admin.pool.ui;

import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A titled table of texts that is drawn anew only when they change; says in a sentence when there are none. */
class FactTable extends Div {
    /** Rows that are shown at most: every viewer's session keeps them. */
    static final int MOST = 100;

    /** Columns of these names hold statements, which are shown in brief, and whole on hover. */
    private static final Set<String> STATEMENTS = Set.of("Statement", "Last statement");

    private final List<String> columns;
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = table.addBody();
    private final Paragraph empty;
    private final Paragraph more = new Paragraph();
    private final List<Line> lines = new ArrayList<>();
    private List<List<String>> shown = List.of();

    /**
     * With nothing in it yet.
     *
     * @param id of the title, unique in the page
     * @param none what to say while there are no rows
     */
    FactTable(String id, String title, List<String> columns, String none) {
        this.columns = columns;
        this.empty = new Paragraph(none);
        addClassName("facts");
        H2 heading = new H2(title);
        heading.setId(id);
        table.addClassName("facts-table");
        table.getElement().setAttribute("aria-labelledby", id);
        NativeTableRow head = new NativeTableRow();
        columns.forEach(column -> head.add(new NativeTableHeaderCell(column)));
        table.getHead().add(head);
        table.setVisible(false);
        more.setVisible(false);
        add(heading, table, more, empty);
    }

    /** Shows these rows, the first {@value #MOST} of them; each has one text for each column. */
    void show(List<List<String>> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = List.copyOf(rows);
        int count = Math.min(rows.size(), MOST);
        while (lines.size() > count) {
            body.remove(lines.removeLast());
        }
        for (int i = 0; i < count; i++) {
            if (i == lines.size()) {
                lines.add(new Line(columns));
                body.add(lines.getLast());
            }
            lines.get(i).show(rows.get(i));
        }
        table.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
        more.setVisible(rows.size() > MOST);
        LiveText.set(more, "and %d more".formatted(rows.size() - MOST));
    }

    /** One row: only the texts that changed are sent, because in most each second only a time does. */
    private static final class Line extends NativeTableRow {
        private final List<String> columns;
        private final List<Span> texts;

        Line(List<String> columns) {
            this.columns = columns;
            texts = columns.stream().map(column -> new Span()).toList();
            for (int i = 0; i < columns.size(); i++) {
                add(cell(columns.get(i), texts.get(i)));
            }
        }

        void show(List<String> row) {
            for (int i = 0; i < row.size(); i++) {
                if (STATEMENTS.contains(columns.get(i))) {
                    BriefSql.show(texts.get(i), row.get(i));
                } else {
                    LiveText.set(texts.get(i), row.get(i));
                }
            }
        }
    }

    private static NativeTableCell cell(String column, Component content) {
        NativeTableCell cell = new NativeTableCell();
        // On a narrow screen the head is gone and each value carries its name.
        cell.getElement().setAttribute("data-label", column);
        cell.add(content);
        return cell;
    }
}
