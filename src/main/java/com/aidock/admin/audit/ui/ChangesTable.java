package com.aidock.admin.audit.ui;

import com.aidock.admin.events.FieldChange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Before and after, field by field. */
class ChangesTable extends NativeTable {
    ChangesTable(List<FieldChange> changes) {
        addClassName("audit-changes");
        NativeTableRow head = new NativeTableRow();
        for (String title : List.of("Field", "Before", "After")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = getBody();
        getHead().add(head);
        changes.forEach(change -> body.add(row(change)));
    }

    private static NativeTableRow row(FieldChange change) {
        NativeTableHeaderCell field = new NativeTableHeaderCell(change.field());
        field.getElement().setAttribute("scope", "row");
        return new NativeTableRow(
                field, new NativeTableCell(value(change.before())), new NativeTableCell(value(change.after())));
    }

    private static Component value(@Nullable String value) {
        Span span = new Span(value == null ? "none" : value);
        if (value == null) {
            span.addClassName("audit-none");
        }
        return span;
    }
}
