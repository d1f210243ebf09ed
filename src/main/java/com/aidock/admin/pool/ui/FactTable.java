package com.aidock.admin.pool.ui;

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
import java.util.List;

/** A titled table of texts that is drawn anew only when they change; says in a sentence when there are none. */
class FactTable extends Div {
    /** More rows than this nobody reads; what is left out is counted. */
    static final int MOST = 100;

    private final List<String> columns;
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = table.addBody();
    private final Paragraph empty;
    private final Paragraph more = new Paragraph();
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
        add(heading, table, empty, more);
    }

    /** Shows these rows; each has one text for each column. */
    void show(List<List<String>> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = List.copyOf(rows);
        body.removeAll();
        rows.stream().limit(MOST).forEach(row -> body.add(row(row)));
        more.setVisible(rows.size() > MOST);
        more.setText("and %d more".formatted(rows.size() - MOST));
        table.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    private NativeTableRow row(List<String> texts) {
        NativeTableRow row = new NativeTableRow();
        for (int i = 0; i < texts.size(); i++) {
            row.add(cell(columns.get(i), new Span(texts.get(i)), texts.get(i)));
        }
        return row;
    }

    private static NativeTableCell cell(String column, Component content, String text) {
        NativeTableCell cell = new NativeTableCell();
        // On a narrow screen the head is gone and each value carries its name.
        cell.getElement().setAttribute("data-label", column);
        cell.getElement().setAttribute("title", text);
        cell.add(content);
        return cell;
    }
}
