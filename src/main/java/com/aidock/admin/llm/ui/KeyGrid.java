package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyFinding;
import com.aidock.admin.llm.KeyRow;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.ui.GridWidth;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of keys: whose, since when, when it last worked, and what was found. */
@JavaScript("context://components/times.js")
@JavaScript("context://components/grid.js")
class KeyGrid extends Grid<KeyRow> {
    private final List<Column<KeyRow>> times;

    KeyGrid() {
        super(KeyRow.class, false);
        setId("keys");
        addClassName("llm-keys");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(KeyGrid::whose)
                .setHeader("Configuration")
                .setWidth("9rem")
                .setFlexGrow(3);
        addComponentColumn(KeyGrid::found)
                .setHeader("What to do")
                .setWidth("11rem")
                .setFlexGrow(4);
        times = List.of(
                addComponentColumn(row -> time(row.storedAt(), ""))
                        .setHeader("In use since")
                        .setWidth("7.5rem")
                        .setFlexGrow(0),
                addComponentColumn(row -> time(row.acceptedAt(), isReal(row) ? "never" : ""))
                        .setHeader("Last accepted")
                        .setWidth("7.5rem")
                        .setFlexGrow(0));
        GridWidth.watch(this, this::fit);
        setSizeFull();
    }

    /** Where there is no room for the times, they stand under the name. */
    void fit(int width) {
        GridWidth.fit(this, width, "llm-keys-narrow", times);
    }

    /** A key to stand in until the real one is there. */
    static KeyRow placeholder(int index) {
        return new KeyRow(-1L - index, "", Provider.CUSTOM, true, null, null, null, null, 0, Set.of());
    }

    private static boolean isReal(KeyRow row) {
        return row.id() >= 0;
    }

    private static Component whose(KeyRow row) {
        if (!isReal(row)) {
            return new Span("…");
        }
        Span key = new Span((row.last4() == null ? "no key" : "•••• " + row.last4()) + ", "
                + row.provider().displayName() + (row.active() ? "" : ", inactive"));
        key.addClassName("llm-secondary");
        Div whose = new Div(new Anchor("admin/llm-configs/" + row.id(), row.name()), key, bothTimes(row));
        whose.addClassName("llm-key-whose");
        return whose;
    }

    private static Component bothTimes(KeyRow row) {
        Div both = new Div();
        both.addClassNames("llm-secondary", "llm-key-times");
        if (row.storedAt() != null) {
            both.add(new Span(new Text("since "), time(row.storedAt(), "")));
        }
        both.add(new Span(new Text("accepted "), time(row.acceptedAt(), "never")));
        return both;
    }

    private static Component time(@Nullable Instant instant, String otherwise) {
        return instant == null ? new Span(otherwise) : new RelativeTime(instant);
    }

    private static Component found(KeyRow row) {
        Div found = new Div();
        found.addClassName("llm-key-found");
        for (KeyFinding finding : KeyFinding.values()) {
            if (row.findings().contains(finding)) {
                found.add(finding(finding, row));
            }
        }
        if (isReal(row) && row.findings().isEmpty()) {
            found.add(new StateMark(Tone.GOOD, "nothing"));
        }
        return found;
    }

    private static Component finding(KeyFinding finding, KeyRow row) {
        Div line = new Div(new StateMark(KeyTexts.tone(finding), KeyTexts.advice(finding, row)));
        if (finding == KeyFinding.SHARED && row.fingerprint() != null) {
            line.add(new Anchor(KeyAddress.sharing(row.fingerprint()), "Show them"));
        }
        return line;
    }
}
