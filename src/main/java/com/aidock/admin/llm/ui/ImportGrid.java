package com.aidock.admin.llm.ui;

import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.ImportPlan;
import com.aidock.admin.llm.ImportRow;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Comparator;

/** What an import would do, row by row: what is wrong first; a row opens to show each field. */
class ImportGrid extends Grid<ImportRow> {
    ImportGrid() {
        setId("import-rows");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addColumn(name()).setHeader("Configuration").setFlexGrow(1);
        addComponentColumn(ImportGrid::mark)
                .setHeader("Import")
                .setWidth("7.5rem")
                .setFlexGrow(0);
        setItemDetailsRenderer(new ComponentRenderer<>(ImportGrid::details));
        setHeight("22rem");
    }

    void show(ImportPlan plan) {
        setItems(plan.rows().stream()
                .sorted(Comparator.comparingInt(row -> urgency(row.kind())))
                .toList());
    }

    private static LitRenderer<ImportRow> name() {
        return LitRenderer.<ImportRow>of("""
                        <div class="llm-lines"><span>${item.name}</span>
                        <span class="llm-secondary">${item.meaning}</span></div>""")
                .withProperty("name", row -> row.name().isEmpty() ? "(no name)" : row.name())
                .withProperty("meaning", ImportGrid::inShort);
    }

    private static int urgency(ImportRow.Kind kind) {
        return switch (kind) {
            case WRONG -> 0;
            case CHANGED -> 1;
            case NEW -> 2;
            case UNCHANGED -> 3;
        };
    }

    private static StateMark mark(ImportRow row) {
        return switch (row.kind()) {
            case NEW -> new StateMark(Tone.NEUTRAL, "new");
            case CHANGED -> new StateMark(Tone.NEUTRAL, "changed");
            case UNCHANGED -> new StateMark(Tone.NEUTRAL, "as it is");
            case WRONG -> new StateMark(Tone.BAD, "wrong");
        };
    }

    private static String inShort(ImportRow row) {
        String missing = row.missing().isEmpty()
                ? ""
                : "Inactive until entered: %s; ".formatted(String.join(", ", row.missing()));
        return switch (row.kind()) {
            case WRONG -> {
                var first = row.faults().getFirst();
                String more = row.faults().size() == 1
                        ? ""
                        : " (and %d more)".formatted(row.faults().size() - 1);
                yield "%s: %s%s".formatted(String.join(".", first.path()), first.message(), more);
            }
            case UNCHANGED -> "";
            case NEW -> missing + fields(row) + " set";
            case CHANGED ->
                missing
                        + fields(row)
                        + ": "
                        + String.join(
                                ", ",
                                row.changes().stream().map(FieldChange::field).toList());
        };
    }

    private static String fields(ImportRow row) {
        int count = row.changes().size();
        return "%d %s".formatted(count, count == 1 ? "field" : "fields");
    }

    private static Component details(ImportRow row) {
        Div lines = new Div();
        lines.addClassName("llm-import-details");
        row.faults().forEach(fault -> lines.add(line(String.join(".", fault.path()), fault.message())));
        row.changes().forEach(change -> lines.add(line(change.field(), said(row, change))));
        return lines;
    }

    private static String said(ImportRow row, FieldChange change) {
        String after = change.after() == null ? "none" : change.after();
        return row.kind() == ImportRow.Kind.NEW
                ? after
                : "%s → %s".formatted(change.before() == null ? "none" : change.before(), after);
    }

    private static Component line(String field, String text) {
        Span name = new Span(field);
        name.addClassName("llm-secondary");
        return new Div(name, new Span(text));
    }
}
