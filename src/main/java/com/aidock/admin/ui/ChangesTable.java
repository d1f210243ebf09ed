package com.aidock.admin.ui;

import com.aidock.admin.events.FieldChange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Before and after, field by field. */
public class ChangesTable extends NativeTable {
    public ChangesTable(List<FieldChange> changes) {
        addClassName("changes-table");
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
        NativeTableHeaderCell field = new NativeTableHeaderCell();
        breakable(field.getElement(), change.field());
        field.getElement().setAttribute("scope", "row");
        return new NativeTableRow(
                field, new NativeTableCell(value(change.before())), new NativeTableCell(value(change.after())));
    }

    /** A name such as allowed_private_host goes on in the next line behind a sign, and not in the middle of a word. */
    private static void breakable(Element cell, String name) {
        for (String part : name.split("(?<=[_.-])")) {
            if (cell.getChildCount() > 0) {
                cell.appendChild(new Element("wbr"));
            }
            cell.appendChild(Element.createText(part));
        }
    }

    private static Component value(@Nullable String value) {
        Span span = new Span(value == null ? "none" : value);
        if (value == null) {
            span.addClassName("changes-none");
        }
        return span;
    }
}
