package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditDetails;
import com.aidock.admin.audit.AuditRow;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.ui.GridWidth;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.List;

/** The table of entries, newest first; shows fewer columns when it is narrow. */
@JavaScript("context://components/times.js")
@JavaScript("context://components/grid.js")
@JavaScript("context://components/audit.js")
class AuditGrid extends Grid<AuditDetails> {
    private static final int MEDIUM = 620;
    private static final int WIDE = 900;

    private final Column<AuditDetails> person;
    private final List<Column<AuditDetails>> wide;

    AuditGrid() {
        super(AuditDetails.class, false);
        setId("audit-entries");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
        addColumn(time()).setHeader("When").setWidth("5.75rem").setFlexGrow(0);
        person = addColumn(entry -> isReal(entry) ? entry.row().actor() : "")
                .setHeader("Who")
                .setWidth("10rem")
                .setFlexGrow(2);
        addColumn(what()).setHeader("What").setWidth("8.5rem").setFlexGrow(4);
        addColumn(outcome()).setHeader("Outcome").setWidth("7rem").setFlexGrow(1);
        Column<AuditDetails> place = addColumn(
                        entry -> isReal(entry) ? entry.row().place() : "")
                .setHeader("Where")
                .setWidth("9rem")
                .setFlexGrow(0);
        Column<AuditDetails> address = addColumn(entry -> entry.row().address())
                .setHeader("Address")
                .setWidth("8.5rem")
                .setFlexGrow(0);
        wide = List.of(place, address);
        GridWidth.watch(this, this::fit);
        setSizeFull();
    }

    /** An entry to stand in until the real one is there. */
    static AuditDetails placeholder(int index) {
        return withId(-1L - index);
    }

    /** An entry of which nothing but the id is known. */
    static AuditDetails withId(long id) {
        AuditRow row = new AuditRow(
                id,
                Instant.EPOCH,
                null,
                "",
                null,
                "",
                "",
                AuditAction.SIGNED_IN,
                AuditOutcome.DONE,
                null,
                null,
                null,
                null,
                1);
        return new AuditDetails(row, List.of());
    }

    private void fit(int width) {
        setClassName("audit-narrow", width < MEDIUM);
        person.setVisible(width >= MEDIUM);
        wide.forEach(column -> column.setVisible(width >= WIDE));
    }

    private static boolean isReal(AuditDetails entry) {
        return !entry.row().place().isEmpty() || !entry.row().actor().isEmpty();
    }

    /** Not twice where people did something to themselves. */
    private static String person(AuditDetails entry) {
        String actor = entry.row().actor();
        return actor.equals(entry.row().objectLabel()) ? "" : actor;
    }

    private static LitRenderer<AuditDetails> time() {
        return LitRenderer.<AuditDetails>of(
                        "${item.at ? html`<relative-time datetime=${item.at}></relative-time>` : html`…`}")
                .withProperty("at", entry -> isReal(entry) ? entry.row().at().toString() : "");
    }

    private static LitRenderer<AuditDetails> what() {
        return LitRenderer.<AuditDetails>of("""
                        <div class="audit-what"><span>${item.action}</span><span class="audit-object">${item.object}</span>
                        <span class="audit-person">${item.person}</span></div>""")
                .withProperty(
                        "action", entry -> isReal(entry) ? entry.row().action().label() : "")
                .withProperty("object", entry -> AuditTexts.object(entry.row()))
                .withProperty("person", AuditGrid::person);
    }

    private static LitRenderer<AuditDetails> outcome() {
        return LitRenderer.<AuditDetails>of("""
                        <span class="state-mark ${item.tone}"><span class="state-mark-shape" aria-hidden="true">${item.shape}</span>
                        <span>${item.word}</span></span>""")
                .withProperty(
                        "tone", entry -> AuditTexts.tone(entry.row().outcome()).className())
                .withProperty(
                        "shape",
                        entry -> isReal(entry)
                                ? AuditTexts.tone(entry.row().outcome()).shape()
                                : "")
                .withProperty("word", entry -> isReal(entry) ? AuditTexts.outcome(entry.row()) : "");
    }
}
